import { type RawBuilder, sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Tx } from "../store/store.ts";

type Said = { low: Date | null; fair: Date | null; good: Date | null };
type Row = { id: string; was: Said; is: Said };

/** Where the latest ratings that the database keeps (migration 0049) differ from what the feedback says, in words. */
export async function ratingsOff(tx: Tx, programId: ProgramId): Promise<string[]> {
  const { rows } = await sql<Row>`
    select p.participant_id as id, jsonb_build_object('low', p.rated_low_at, 'fair', p.rated_fair_at, 'good', p.rated_good_at) as was,
      jsonb_build_object('low', r.low_at, 'fair', r.fair_at, 'good', r.good_at) as "is"
    ${differing(programId)} order by p.participant_id`.execute(tx);
  return rows.map(({ id, was, is }) => `ratings of ${id}: was ${JSON.stringify(was)}, is ${JSON.stringify(is)}`);
}

/** Puts them right. */
export async function settleRatings(tx: Tx, programId: ProgramId): Promise<void> {
  await sql`
    update participant t set rated_low_at = r.low_at, rated_fair_at = r.fair_at, rated_good_at = r.good_at
    from (select p.participant_id, r.low_at, r.fair_at, r.good_at ${differing(programId)}) r
    where t.program_id = ${programId} and t.participant_id = r.participant_id`.execute(tx);
}

const differing = (programId: ProgramId): RawBuilder<unknown> => sql`
  from participant p left join participant_rating r
    on r.program_id = p.program_id and r.participant_id = p.participant_id
  where p.program_id = ${programId}
    and (p.rated_low_at, p.rated_fair_at, p.rated_good_at) is distinct from (r.low_at, r.fair_at, r.good_at)`;
