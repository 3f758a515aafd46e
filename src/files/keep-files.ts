import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../access/program-id.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Tx } from "../store/store.ts";
import type { FileId } from "./files.tables.ts";
import type { PreparedFile } from "./prepare-file.ts";

export const LOOP_BYTES_MAX = 500 * 1024 * 1024;
export type KeepRefusal = "loop_full";
export type Keeping = { programId: ProgramId; loopId: LoopId; by: ParticipantId; message?: string; at: Date };

/** Is there still room in this loop? Ask with its row locked, so that two cannot fill it at once. */
export async function roomFor(
  tx: Tx,
  { programId, loopId }: Keeping,
  files: readonly PreparedFile[],
): Promise<boolean> {
  if (files.length === 0) return true;
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size), 0)::int8 as bytes from file
    where program_id = ${programId} and loop_id = ${loopId}`.execute(tx);
  const more = files.reduce((sum, file) => sum + file.size, 0);
  return Number(rows[0]?.bytes ?? 0) + more <= LOOP_BYTES_MAX;
}

/** Writes down files that were looked into, with their bytes. */
export async function keepFiles(tx: Tx, keeping: Keeping, files: readonly PreparedFile[]): Promise<FileId[]> {
  const ids: FileId[] = [];
  for (const file of files) {
    const key = { program_id: keeping.programId, loop_id: keeping.loopId, file_id: uuidv7() as FileId };
    await tx
      .insertInto("file")
      .values({
        ...key,
        message_id: keeping.message ?? null,
        uploader_id: keeping.by,
        name: file.name,
        type: file.type,
        size: file.size,
        width: file.image?.width ?? null,
        height: file.image?.height ?? null,
        digest: file.digest,
        added_at: keeping.at,
        deleted_at: null,
      })
      .execute();
    await tx
      .insertInto("file_content")
      .values({ ...key, content: file.content, preview: file.image?.preview ?? null })
      .execute();
    ids.push(key.file_id);
  }
  return ids;
}
