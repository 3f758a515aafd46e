import type { Tx } from "../../../store/store.ts";
import type { OfLoop } from "../loop-for-meeting.ts";
import "../meetings.tables.ts";

/** The meetings of a series that are still arranged, from that moment on, locked and in order. */
export async function followingIn(tx: Tx, { programId, loopId }: OfLoop, series: string, from: Date) {
  return tx
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("series_id", "=", series)
    .where("status", "=", "arranged")
    .where("starts_at", ">=", from)
    .orderBy("starts_at")
    .orderBy("meeting_id")
    .select(["meeting_id", "status", "starts_at", "ends_at", "place", "agenda", "sequence", "series_id"])
    .select(["calendar_uid", "invite_at"])
    .forUpdate()
    .execute();
}
