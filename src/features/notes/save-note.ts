import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import "./notes.tables.ts";

export const NOTE_MAX = 20_000;
/** `version`: that of the note as its writer saw it when they began; 0 when there was none. */
export type NewNote = { programId: ProgramId; loopId: LoopId; by: ParticipantId; body: string; version: number };
export type NoteRefusal = "note_too_long" | "note_changed";
export type SavedNote = { version: number; saved: boolean } | { refused: NoteRefusal };

/**
 * Keeps what a member writes for themselves about a loop, a closed one, too. It is no activity: nothing tells anybody
 * that it was written. What was saved elsewhere meanwhile is not written over.
 */
export async function saveNote(log: Log, { programId, loopId, by, ...note }: NewNote): Promise<SavedNote> {
  const body = note.body.replaceAll("\r\n", "\n").replaceAll("\u0000", "").toWellFormed().trimEnd();
  if (body.length > NOTE_MAX) return { refused: "note_too_long" };
  const { rows } = await sql<{ version: number }>`
    insert into note as n (program_id, loop_id, participant_id, body, version, saved_at)
    select ${programId}, ${loopId}, ${by}, ${body}, 1, ${log.now()}::timestamptz
      where ${note.version}::int = 0 or exists (select from note
        where program_id = ${programId} and loop_id = ${loopId} and participant_id = ${by})
    on conflict (program_id, loop_id, participant_id) do update
      set body = excluded.body, version = n.version + 1, saved_at = excluded.saved_at
      where n.version = ${note.version}::int and n.body <> excluded.body
    returning version`.execute(log.store.db);
  const saved = rows[0];
  if (saved) return { version: saved.version, saved: true };
  const present = await log.store.db
    .selectFrom("note")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("participant_id", "=", by)
    .select(["body", "version"])
    .executeTakeFirst();
  return present?.body === body ? { version: present.version, saved: false } : { refused: "note_changed" };
}
