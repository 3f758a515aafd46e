import { sql } from "kysely";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db, Tx } from "../../../store/store.ts";
import "../../../access/access.tables.ts";
import "../meetings.tables.ts";
import { nextVersion, tellCancelled, tellPlanned } from "../tell-plans.ts";
import { followMembers } from "./follow-members.ts";

const AT_ONCE = 200;
type Stray = { program_id: ProgramId; loop_id: LoopId; meeting_id: string };

/**
 * The clock: meetings to come leave calendars when their loop is closed, and come back when it is opened again. The
 * meetings themselves stay as they are, since in a closed loop nothing happens. The same for whoever leaves a loop or comes
 * into it. Gives back how many were followed.
 */
export async function followLoops(log: Log): Promise<number> {
  const found = await strays(log.store.db, log.now()).limit(AT_ONCE).execute();
  let followed = 0;
  for (const stray of found) if (await log.store.transaction((tx) => follow(log, tx, stray))) followed++;
  return followed + (await followMembers(log));
}

async function follow(log: Log, tx: Tx, stray: Stray): Promise<boolean> {
  const meeting = await strays(tx, log.now())
    .where("m.program_id", "=", stray.program_id)
    .where("m.loop_id", "=", stray.loop_id)
    .where("m.meeting_id", "=", stray.meeting_id)
    .select(["l.status as loop_status", "m.sequence", "m.calendar_uid", "m.starts_at", "m.invite_at"])
    .forUpdate("m")
    .skipLocked()
    .executeTakeFirst();
  if (!meeting) return false;
  const closed = meeting.loop_status === "closed";
  const version = nextVersion(stray.meeting_id, meeting);
  await tx
    .updateTable("meeting")
    .set({ out_of_calendars: closed, sequence: version.sequence })
    .where("program_id", "=", stray.program_id)
    .where("loop_id", "=", stray.loop_id)
    .where("meeting_id", "=", stray.meeting_id)
    .execute();
  const of = { programId: stray.program_id, loopId: stray.loop_id };
  if (closed) await tellCancelled(tx, of, version, log.now());
  else await tellPlanned(tx, of, [version], log.now());
  return true;
}

/** Meetings to come whose loop is closed and that are in calendars, or the other way round. */
const strays = (db: Db | Tx, now: Date) =>
  db
    .selectFrom("meeting as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.status", "=", "arranged")
    .where("m.ends_at", ">", now)
    .where(sql<boolean>`(l.status = 'closed') <> m.out_of_calendars`)
    .select(["m.program_id", "m.loop_id", "m.meeting_id"]);
