import { sql } from "kysely";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import "../../activity/activity.tables.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db, Tx } from "../../store/store.ts";
import { lockLoop, lockMeeting, type OfLoop } from "./loop-for-meeting.ts";

/** How long "we did not meet" can be taken back (ms). */
const UNDO_FOR = 86_400_000;

export type CountRefusal = "no_such_meeting" | "loop_closed" | "too_late";
export type Counted = { meeting: string; counted: boolean } | { refused: CountRefusal };

/**
 * "We did meet": a meeting that was said not to have taken place counts again, with those who were there, at its own time.
 * A second call changes nothing.
 */
export async function countAgain(log: Log, change: OfLoop & { meeting: string; by: ParticipantId }): Promise<Counted> {
  const { meeting, by, programId, loopId } = change;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, change))) return { refused: "loop_closed" };
    const present = await lockMeeting(tx, change, meeting);
    if (!present) return { refused: "no_such_meeting" };
    if (present.status === "held") return { meeting, counted: false };
    const [last] = await takenBack(tx, change, log.now(), meeting);
    if (!last) return { refused: "too_late" };
    await tx
      .updateTable("meeting")
      .set({ status: "held" })
      .where("program_id", "=", programId)
      .where("loop_id", "=", loopId)
      .where("meeting_id", "=", meeting)
      .execute();
    await log.record(tx, programId, {
      kind: "meeting.held",
      loop: loopId,
      actor: by,
      meeting,
      startsAt: +present.starts_at,
      endsAt: +present.ends_at,
      occurredAt: +last.occurred_at,
      ...(present.attendees ? { attendees: present.attendees } : {}),
      ...(present.elsewhere ? { elsewhere: true } : {}),
    });
    return { meeting, counted: true };
  });
}

/** Meetings of the viewer's loop that lately were said not to have taken place. */
export async function lateNotMet(db: Db, { program, loop }: MemberViewer, now: Date) {
  const rows = await takenBack(db, { programId: program.programId, loopId: loop.loopId }, now);
  return rows.map((row) => ({ id: row.meeting_id, startsAt: row.starts_at }));
}

/** The lines of the log that counted them, the last of each. */
async function takenBack(db: Db | Tx, { programId, loopId }: OfLoop, now: Date, meeting?: string) {
  const { rows } = await sql<{ meeting_id: string; starts_at: Date; occurred_at: Date }>`
    select distinct on (m.starts_at, m.meeting_id) m.meeting_id, m.starts_at, a.occurred_at
    from activity a
    join retraction r on r.program_id = a.program_id and r.activity_id = a.id
    join meeting m on m.program_id = a.program_id and m.loop_id = a.loop_id and m.meeting_id = a.data ->> 'meeting'
    where a.program_id = ${programId} and a.loop_id = ${loopId} and a.kind = 'meeting.held' and m.status = 'cancelled'
      and r.recorded_at > ${new Date(now.getTime() - UNDO_FOR)} ${meeting ? sql`and m.meeting_id = ${meeting}` : sql``}
    order by m.starts_at desc, m.meeting_id, a.seq desc limit 5`.execute(db);
  return rows;
}
