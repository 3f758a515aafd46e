import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./meetings.tables.ts";

export type OfLoop = { programId: ProgramId; loopId: LoopId };

/** Makes whoever else plans in this loop wait, so that two meetings cannot slip into one hour. Is it still open? */
export async function lockLoop(tx: Tx, { programId, loopId }: OfLoop): Promise<boolean> {
  const loop = await tx
    .selectFrom("loop")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .select("status")
    .forNoKeyUpdate()
    .executeTakeFirst();
  return loop !== undefined && loop.status !== "closed";
}

/** The arranged meetings of the loop that share a minute with that time. */
export async function meetingsDuring(tx: Tx, { programId, loopId }: OfLoop, time: { startsAt: Date; endsAt: Date }) {
  return tx
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("status", "=", "arranged")
    .where("starts_at", "<", time.endsAt)
    .where("ends_at", ">", time.startsAt)
    .select(["meeting_id", "starts_at", "ends_at"])
    .execute();
}

/** One meeting of the loop, locked. */
export async function lockMeeting(tx: Tx, { programId, loopId }: OfLoop, meeting: string) {
  return tx
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "=", meeting)
    .select(["status", "starts_at", "ends_at", "place", "agenda", "sequence", "series_id", "calendar_uid", "invite_at"])
    .select(["elsewhere", "attendees"])
    .forUpdate()
    .executeTakeFirst();
}
