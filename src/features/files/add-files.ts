import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { FileId } from "../../files/files.tables.ts";
import { type KeepRefusal, keepFiles, roomFor } from "../../files/keep-files.ts";
import type { PreparedFile } from "../../files/prepare-file.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import "../../access/access.tables.ts";

export type NewFiles = { programId: ProgramId; loopId: LoopId; by: ParticipantId; files: readonly PreparedFile[] };
export type AddRefusal = KeepRefusal | "no_files" | "loop_closed";
export type AddedFiles = { files: FileId[] } | { refused: AddRefusal };

/** Lays files into the loop without a message. The same file again, while it is there, is that file. */
export async function addFiles(log: Log, { files, ...place }: NewFiles): Promise<AddedFiles> {
  if (files.length === 0) return { refused: "no_files" };
  return log.store.transaction(async (tx) => {
    const loop = await tx
      .selectFrom("loop")
      .where("program_id", "=", place.programId)
      .where("loop_id", "=", place.loopId)
      .select("status")
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (loop?.status !== "open" && loop?.status !== "paused") return { refused: "loop_closed" };
    const keeping = { ...place, at: log.now() };
    const there = await tx
      .selectFrom("file")
      .where("program_id", "=", place.programId)
      .where("loop_id", "=", place.loopId)
      .where("uploader_id", "=", place.by)
      .where("message_id", "is", null)
      .where("deleted_at", "is", null)
      .where(
        "digest",
        "in",
        files.map((file) => file.digest),
      )
      .select(["file_id", "digest"])
      .execute();
    const fresh = files.filter((file) => !there.some((one) => one.digest === file.digest));
    if (!(await roomFor(tx, keeping, fresh))) return { refused: "loop_full" };
    const ids = await keepFiles(tx, keeping, fresh);
    if (ids.length > 0) await refreshMembers(log.store, tx, place.programId, place.loopId);
    return { files: [...there.map((one) => one.file_id), ...ids] };
  });
}
