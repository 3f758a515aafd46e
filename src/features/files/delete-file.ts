import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { FileId } from "../../files/files.tables.ts";
import { FILE_UNDO_MS } from "../../files/forget-files.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import type { Tx } from "../../store/store.ts";

export type OwnFile = { programId: ProgramId; loopId: LoopId; file: string; by: ParticipantId };
export type DeletedFile = { file: string; deleted: boolean } | { refused: "no_such_file" };
export type RestoredFile = { file: string; restored: boolean } | { refused: "no_such_file" | "too_late" };

/** Takes a file back: only who brought it can, in a closed loop, too. In ten minutes it is gone. */
export async function deleteFile(log: Log, own: OwnFile): Promise<DeletedFile> {
  return log.store.transaction(async (tx) => {
    const present = await lockOwnFile(tx, own);
    if (!present) return { refused: "no_such_file" };
    if (present.deleted_at) return { file: own.file, deleted: false };
    await updateOwnFile(tx, own).set({ deleted_at: log.now(), deleted_with_message: false }).execute();
    await refreshMembers(log.store, tx, own.programId, own.loopId);
    return { file: own.file, deleted: true };
  });
}

/** Undoes that, as long as the file is still there. A second call changes nothing. */
export async function restoreFile(log: Log, own: OwnFile): Promise<RestoredFile> {
  return log.store.transaction(async (tx) => {
    const present = await lockOwnFile(tx, own);
    // One that went with its message comes back with that.
    if (!present || present.deleted_with_message) return { refused: "no_such_file" };
    if (!present.deleted_at) return { file: own.file, restored: false };
    if (log.now().getTime() - present.deleted_at.getTime() >= FILE_UNDO_MS) return { refused: "too_late" };
    await updateOwnFile(tx, own).set({ deleted_at: null }).execute();
    await refreshMembers(log.store, tx, own.programId, own.loopId);
    return { file: own.file, restored: true };
  });
}

async function lockOwnFile(tx: Tx, { programId, loopId, file, by }: OwnFile) {
  return tx
    .selectFrom("file")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("file_id", "=", file as FileId)
    .where("uploader_id", "=", by)
    .select(["deleted_at", "deleted_with_message"])
    .forUpdate()
    .executeTakeFirst();
}

const updateOwnFile = (tx: Tx, { programId, loopId, file }: OwnFile) =>
  tx
    .updateTable("file")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("file_id", "=", file as FileId);
