import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./messages.tables.ts";
import { MESSAGE_MAX, messageText } from "./message-text.ts";

export type NewMessage = { programId: ProgramId; loopId: LoopId; author: ParticipantId; body: string };
export type MessageRefusal = "message_empty" | "message_too_long" | "loop_closed";
export type SentMessage = { message: string } | { refused: MessageRefusal };

/** The same words by the same person within this time are one message, sent twice by a finger or a bad line. */
const ECHO_MS = 60_000;

/** Says something in the loop. The log learns that it was said, never what. */
export async function sendMessage(log: Log, wanted: NewMessage): Promise<SentMessage> {
  const body = messageText(wanted.body);
  if (body === "") return { refused: "message_empty" };
  if (body.length > MESSAGE_MAX) return { refused: "message_too_long" };
  return log.store.transaction(async (tx) => {
    // The lock makes two posts of one message wait for each other.
    const loop = await tx
      .selectFrom("loop")
      .where("program_id", "=", wanted.programId)
      .where("loop_id", "=", wanted.loopId)
      .select("status")
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (loop?.status === "closed") return { refused: "loop_closed" };
    const at = log.now();
    const echo = await lastOf(tx, wanted);
    if (echo?.body === body && at.getTime() - echo.sent_at.getTime() < ECHO_MS) return { message: echo.message_id };
    const message = uuidv7();
    await tx
      .insertInto("message")
      .values({
        program_id: wanted.programId,
        loop_id: wanted.loopId,
        message_id: message,
        author_id: wanted.author,
        body,
        sent_at: at,
      })
      .execute();
    await log.record(tx, wanted.programId, { kind: "message.sent", loop: wanted.loopId, actor: wanted.author });
    return { message };
  });
}

/** The last message of the loop, if it is this author's. By its id, which rises with time: there is an index for that. */
async function lastOf(tx: Tx, { programId, loopId, author }: NewMessage) {
  const last = await tx
    .selectFrom("message")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .orderBy("message_id", "desc")
    .limit(1)
    .select(["message_id", "author_id", "body", "sent_at"])
    .executeTakeFirst();
  return last?.author_id === author ? last : undefined;
}
