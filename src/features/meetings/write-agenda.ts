import type { Log } from "../../activity/log.ts";
import { lockLoop, lockMeeting, type OfLoop } from "./loop-for-meeting.ts";

export const AGENDA_MAX = 4_000;
export type AgendaRefusal = "no_such_meeting" | "meeting_cancelled" | "agenda_too_long" | "loop_closed";

/** Writes down what they want to talk about. It is content: the log does not learn of it. */
export async function writeAgenda(
  log: Log,
  { meeting, agenda, ...of }: OfLoop & { meeting: string; agenda: string },
): Promise<{ meeting: string } | { refused: AgendaRefusal }> {
  const text = agenda.replaceAll("\r\n", "\n").replaceAll("\u0000", "").toWellFormed().trim();
  if (text.length > AGENDA_MAX) return { refused: "agenda_too_long" };
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, of))) return { refused: "loop_closed" };
    const present = await lockMeeting(tx, of, meeting);
    if (!present) return { refused: "no_such_meeting" };
    if (present.status === "cancelled") return { refused: "meeting_cancelled" };
    await tx
      .updateTable("meeting")
      .set({ agenda: text || null })
      .where("program_id", "=", of.programId)
      .where("loop_id", "=", of.loopId)
      .where("meeting_id", "=", meeting)
      .execute();
    return { meeting };
  });
}
