import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { LoopId } from "../milestones/ids.ts";
import type { Db } from "../store/store.ts";
import { inSlice, type Slice } from "./slice.ts";
import "../access/access.tables.ts";

export type WaitingRequests = { people: number; groups: { loopId: LoopId; name: string }[] };

const NAMED = 5;

/** How many different people ask to join a group and have no answer, and which groups, the longest waiting first. */
export async function groupRequests(db: Db, programId: ProgramId, slice: Slice): Promise<WaitingRequests> {
  const { rows } = await sql<{ loopId: LoopId; name: string; people: number }>`
    select l.loop_id as "loopId", coalesce(l.name, 'A group') as name,
      (sum(count(distinct r.participant_id)) over ())::integer as people
    from loop l
      join group_request r on r.program_id = l.program_id and r.loop_id = l.loop_id and r.decided_at is null
      join participant p on p.program_id = r.program_id and p.participant_id = r.participant_id and p.status <> 'removed'
    where l.program_id = ${programId} and l.status <> 'closed' and ${inSlice(programId, slice, "r.participant_id")}
    group by l.loop_id, l.name order by min(r.asked_at) limit ${NAMED}`.execute(db);
  return { people: rows[0]?.people ?? 0, groups: rows.map(({ loopId, name }) => ({ loopId, name })) };
}
