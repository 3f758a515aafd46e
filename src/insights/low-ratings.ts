import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Db } from "../store/store.ts";
import { daysBefore } from "./insight.ts";
import { inSlice, type Slice, WHOLE } from "./slice.ts";
import "../access/access.tables.ts";

/** A rating of so much or less asks for a coordinator. */
export const LOW = 2;
/** How long a rating speaks for how it is now: members are asked anew after so many days. */
export const SPEAKS_FOR_DAYS = 60;
const SHOWN = 10;

export type LowRating = {
  participantId: ParticipantId;
  name: string;
  loopId: LoopId;
  partners: string[];
  rating: number;
  comment: string | null;
  givenAt: Date;
};

/**
 * Who rated their mentoring 1 or 2: different people whose latest rating of a loop is that low and not older than 60
 * days. Number and words are for the coordinator, as their writers were told. The newest ten are listed.
 */
export async function lowRatings(db: Db, programId: ProgramId, asOf: Date, slice: Slice = WHOLE) {
  const people = await countLow(db, programId, asOf, slice);
  const { rows } = await sql<LowRating>`
    select f.author_id as "participantId", p.name, f.loop_id as "loopId", f.rating, f.comment, f.given_at as "givenAt",
      array(select o.name from loop_member m join participant o
        on o.program_id = m.program_id and o.participant_id = m.participant_id
        where m.program_id = ${programId} and m.loop_id = f.loop_id and m.participant_id <> f.author_id
          and m.removed_at is null order by o.name limit 4) as partners
    from (${lowLately(programId, asOf)}) f join participant p
      on p.program_id = ${programId} and p.participant_id = f.author_id and p.status <> 'removed'
    where ${inSlice(programId, slice, "f.author_id")}
    order by f.given_at desc, f.feedback_id desc limit ${SHOWN}`.execute(db);
  return { people, newest: rows };
}
export type LowRatings = Awaited<ReturnType<typeof lowRatings>>;

/** Different people whose latest rating of a loop is low. */
export async function countLow(db: Db, programId: ProgramId, asOf: Date, slice: Slice): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct q.author_id) as people from (${lowLately(programId, asOf)}) q
    join participant p on p.program_id = ${programId} and p.participant_id = q.author_id and p.status <> 'removed'
    where ${inSlice(programId, slice, "q.author_id")}`.execute(db);
  return rows[0]?.people ?? 0;
}

/** The ratings themselves: the latest of each member in each loop, if it is low and still speaks. */
export const lowLately = (programId: ProgramId, asOf: Date) => sql`
  select f.* from feedback f
  where f.program_id = ${programId} and f.rating <= ${LOW} and f.given_at <= ${asOf}
    and f.given_at > ${daysBefore(asOf, SPEAKS_FOR_DAYS)}
    and not exists (select 1 from feedback n where n.program_id = f.program_id and n.loop_id = f.loop_id
      and n.author_id = f.author_id and n.given_at <= ${asOf}
      and (n.given_at, n.feedback_id) > (f.given_at, f.feedback_id))`;
