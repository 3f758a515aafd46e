import type { Log } from "../../activity/log.ts";
import { deleteWithMessage } from "../../files/files-of-message.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import { lockOwnMessage, type OwnMessage, updateOwnMessage } from "./own-message.ts";

export type DeletedMessage = { message: string; deleted: boolean } | { refused: "no_such_message" };

/**
 * Takes a message back: nobody reads it any more, and in ten minutes its words and files are forgotten. That something was said
 * stays in the log. Works in a closed loop, too: one's own words are one's own. A second call changes nothing.
 */
export async function deleteMessage(log: Log, own: OwnMessage): Promise<DeletedMessage> {
  return log.store.transaction(async (tx) => {
    const present = await lockOwnMessage(tx, own);
    if (!present) return { refused: "no_such_message" };
    if (present.deleted_at) return { message: own.message, deleted: false };
    const at = log.now();
    await updateOwnMessage(tx, own)
      .set({ deleted_at: at, version: present.version + 1 })
      .execute();
    await deleteWithMessage(tx, own, at);
    await refreshMembers(log.store, tx, own.programId, own.loopId);
    return { message: own.message, deleted: true };
  });
}
