import type { Log } from "../../activity/log.ts";
import { restoreWithMessage } from "../../files/files-of-message.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import { lockOwnMessage, type OwnMessage, UNDO_MS, updateOwnMessage } from "./own-message.ts";

export type RestoredMessage = { message: string; restored: boolean } | { refused: "no_such_message" | "too_late" };

/** Undoes a deletion, as long as the words are still there. A second call changes nothing. */
export async function restoreMessage(log: Log, own: OwnMessage): Promise<RestoredMessage> {
  return log.store.transaction(async (tx) => {
    const present = await lockOwnMessage(tx, own);
    if (!present) return { refused: "no_such_message" };
    if (!present.deleted_at) return { message: own.message, restored: false };
    if (log.now().getTime() - present.deleted_at.getTime() >= UNDO_MS) return { refused: "too_late" };
    await updateOwnMessage(tx, own)
      .set({ deleted_at: null, version: present.version + 1 })
      .execute();
    await restoreWithMessage(tx, own);
    await refreshMembers(log.store, tx, own.programId, own.loopId);
    return { message: own.message, restored: true };
  });
}
