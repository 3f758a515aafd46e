import { sql } from "kysely";
import type { LoopKind, LoopStatus } from "../../../access/access.tables.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db, Tx } from "../../../store/store.ts";
import "../../../access/access.tables.ts";
import { mentorWithoutPlace } from "../capacity.ts";
import { closeLoopIn, lockedLoop, reopenLoopIn } from "../change-loop.ts";
import { eachOf } from "./clock.ts";

export type Left = {
  kind: LoopKind;
  status: LoopStatus;
  reason: string | null;
  mentors: number;
  mentees: number;
  /** Somebody who stayed has another loop by now. */
  matchedAgain: boolean;
};

/**
 * What becomes of a pair when one of them leaves the program, or comes back: a pair of one is closed, so that the other
 * looks for a new match; back again, they go on, unless the other has been matched meanwhile. A group goes on without
 * them. Pure.
 */
export function decideLeftBehind({ kind, status, reason, mentors, mentees, matchedAgain }: Left) {
  if (kind !== "pair") return null;
  const whole = mentors > 0 && mentees > 0;
  if (!whole && status !== "closed") return "close" as const;
  if (whole && status === "closed" && reason === "partner-left" && !matchedAgain) return "reopen" as const;
  return null;
}

type Due = { program_id: ProgramId; loop_id: LoopId };

/** The clock: pairs that somebody has left, however they left (by a coordinator, an import, the API), and those who came back. */
export async function settleLeftBehind(log: Log): Promise<number> {
  const due = await candidates(log.store.db);
  return eachOf(due, (one) => log.store.transaction((tx) => settleOne(log, tx, one)));
}

async function settleOne(log: Log, tx: Tx, due: Due): Promise<boolean> {
  const { program_id: programId, loop_id: loopId } = due;
  // The places of a mentor are asked for before the loop is locked, in the order in which everybody does it.
  const full = await mentorWithoutPlace(tx, programId, { loopId });
  const locked = await lockedLoop(tx, { programId, loopId });
  if (!locked) return false;
  const decided = decideLeftBehind(await readLeft(tx, due));
  if (decided === "close") {
    return (await closeLoopIn(log, tx, { programId, loopId, by: null, reason: "partner-left" })) !== null;
  }
  if (decided === "reopen" && !full) {
    return reopenLoopIn(log, tx, { programId, loopId, by: null, reason: "partner-back" });
  }
  return false;
}

async function candidates(db: Db): Promise<Due[]> {
  const { rows } = await sql<Due>`
    select distinct l.program_id, l.loop_id from participant p
      join loop_member m on m.program_id = p.program_id and m.participant_id = p.participant_id and m.removed_at is null
      join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
      where p.status = 'removed' and l.status <> 'closed' and l.kind = 'pair'
    union
    select l.program_id, l.loop_id from loop l
      where l.status = 'closed' and l.reason = 'partner-left' and l.kind = 'pair' and not exists (
        select 1 from loop_member m join participant p on p.program_id = m.program_id and p.participant_id = m.participant_id
        where m.program_id = l.program_id and m.loop_id = l.loop_id and (m.removed_at is not null or p.status = 'removed'))
    limit 500`.execute(db);
  return rows;
}

async function readLeft(tx: Tx, { program_id: programId, loop_id: loopId }: Due): Promise<Left> {
  const { rows } = await sql<Left>`
    select l.kind, l.status, l.reason,
      count(*) filter (where p.status <> 'removed' and m.removed_at is null and m.role = 'mentor') as mentors,
      count(*) filter (where p.status <> 'removed' and m.removed_at is null and m.role = 'mentee') as mentees,
      coalesce(bool_or(exists (select 1 from loop_member m2 join loop l2 on l2.program_id = m2.program_id and l2.loop_id = m2.loop_id
        where m2.program_id = m.program_id and m2.participant_id = m.participant_id and m2.role = m.role and m.role = 'mentee'
          and m2.removed_at is null and l2.kind = 'pair' and l2.status <> 'closed' and l2.opened_at > l.closed_at)), false)
        as "matchedAgain"
    from loop l
      join loop_member m on m.program_id = l.program_id and m.loop_id = l.loop_id
      join participant p on p.program_id = m.program_id and p.participant_id = m.participant_id
    where l.program_id = ${programId} and l.loop_id = ${loopId}
    group by l.kind, l.status, l.reason`.execute(tx);
  return rows[0] as Left;
}
