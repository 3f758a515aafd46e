import { KEEP_WORDS } from "../../files/file-words.ts";
import type { EditRefusal } from "./edit-message.ts";
import type { MessageRefusal } from "./send-message.ts";

/** What is wrong with a message, said to whoever wrote it. */
export const MESSAGE_WORDS: Record<MessageRefusal | EditRefusal, string> = {
  ...KEEP_WORDS,
  message_empty: "Write a few words first.",
  message_too_long: "That is more than 10,000 characters. Send it in two parts.",
  loop_closed: "This loop was closed, so this could not be sent. Your words are below; copy them if you need them.",
  nobody_there: "Nobody else is in this loop any more, so nobody would read this. Your coordinator can help.",
  no_such_message: "There is no such message of yours.",
  message_deleted: "You deleted this message meanwhile. Your words are below; copy them if you need them.",
  message_changed:
    "You changed this message elsewhere meanwhile. What stands there now is above; your words are below.",
};
