import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "./notes.tables.ts";

export type Note = { body: string; version: number; savedAt: Date | null };

/** What the viewer wrote for themselves about this loop: nobody else's note can be asked for. */
export async function readNote(db: Db, viewer: MemberViewer): Promise<Note> {
  const row = await db
    .selectFrom("note")
    .where("program_id", "=", viewer.program.programId)
    .where("loop_id", "=", viewer.loop.loopId)
    .where("participant_id", "=", viewer.participant.participantId)
    .select(["body", "version", "saved_at"])
    .executeTakeFirst();
  return { body: row?.body ?? "", version: row?.version ?? 0, savedAt: row?.saved_at ?? null };
}
