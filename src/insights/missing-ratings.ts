import { type RawBuilder, sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import { CAP, daysBefore } from "./insight.ts";
import { inSlice, type Slice, WHOLE } from "./slice.ts";

/** A question that nobody answered for so many days (it is repeated after seven) is missed. */
export const MISSED_AFTER_DAYS = 14;
/** Somebody can be asked about several loops, so more rows than people are read before the counting stops. */
const ROWS = 3 * CAP;

/** How many different people were asked how it is going and have not said so for 14 days, in loops that are open; up to 1,001. */
export async function missingRatings(db: Db, programId: ProgramId, asOf: Date, slice: Slice = WHOLE): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select least(count(distinct participant_id), ${CAP}::integer) as people from (
      select r.participant_id from (${unanswered(programId, asOf)}) r
        join participant p on p.program_id = ${programId} and p.participant_id = r.participant_id
          and p.status <> 'removed'
      where ${inSlice(programId, slice, "r.participant_id")} limit ${ROWS}) some_of_them`.execute(db);
  return rows[0]?.people ?? 0;
}

/**
 * The questions themselves, for filters, too; an older one counts no more once a newer was asked. `of` narrows it down
 * to some of them (`r`).
 */
export const unanswered = (programId: ProgramId, asOf: Date, of: RawBuilder<unknown> = sql``) => sql`
  select r.participant_id from feedback_request r
  join loop l on l.program_id = r.program_id and l.loop_id = r.loop_id and l.status = 'open'
  join loop_member m on m.program_id = r.program_id and m.loop_id = r.loop_id
    and m.participant_id = r.participant_id and m.removed_at is null
  where r.program_id = ${programId} and r.answered_at is null
    and r.asked_at <= ${daysBefore(asOf, MISSED_AFTER_DAYS)}
    and not exists (select 1 from feedback_request n where n.program_id = r.program_id and n.loop_id = r.loop_id
      and n.participant_id = r.participant_id and n.asked_at > r.asked_at) ${of}`;
