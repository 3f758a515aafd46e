import type { Log } from "../../activity/log.ts";
import { digestsOf } from "../../files/files-of-message.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import { MESSAGE_MAX, messageText } from "./message-text.ts";
import { lockOwnMessage, type OwnMessage, updateOwnMessage } from "./own-message.ts";

/** `version`: that of the message as it was when its author began to change it. */
export type MessageEdit = OwnMessage & { body: string; version: number };
export type EditRefusal =
  | "message_empty"
  | "message_too_long"
  | "no_such_message"
  | "message_deleted"
  | "message_changed"
  | "loop_closed";
export type EditedMessage = { message: string; edited: boolean } | { refused: EditRefusal };

/** Says it in other words; the former ones are kept nowhere. That it was said stays in the log as it is. */
export async function editMessage(log: Log, edit: MessageEdit): Promise<EditedMessage> {
  const body = messageText(edit.body);
  if (body.length > MESSAGE_MAX) return { refused: "message_too_long" };
  return log.store.transaction(async (tx) => {
    const present = await lockOwnMessage(tx, edit);
    if (!present) return { refused: "no_such_message" };
    if (present.deleted_at) return { refused: "message_deleted" };
    if (present.loop_status === "closed") return { refused: "loop_closed" };
    if (body === "" && (await digestsOf(tx, edit)).length === 0) return { refused: "message_empty" };
    if (present.body === body) return { message: edit.message, edited: false };
    if (present.version !== edit.version) return { refused: "message_changed" };
    await updateOwnMessage(tx, edit)
      .set({ body, edited_at: log.now(), version: present.version + 1 })
      .execute();
    await refreshMembers(log.store, tx, edit.programId, edit.loopId);
    return { message: edit.message, edited: true };
  });
}
