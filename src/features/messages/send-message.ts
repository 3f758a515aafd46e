import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "./messages.tables.ts";
import { digestsOf } from "../../files/files-of-message.ts";
import { type KeepRefusal, keepFiles, roomFor } from "../../files/keep-files.ts";
import type { PreparedFile } from "../../files/prepare-file.ts";
import type { Filled } from "../../store/together.ts";
import { type ConversationNow, conversationNow, type Last } from "./conversation-now.ts";
import { messageIdAfter } from "./message-id.ts";
import { MESSAGE_MAX, messageText } from "./message-text.ts";
import { othersTold } from "./tell-others.ts";

export type NewMessage = {
  programId: ProgramId;
  loopId: LoopId;
  author: ParticipantId;
  body: string;
  /** Looked into already. A message may be files alone. */
  files?: readonly PreparedFile[];
};
export type MessageRefusal = "message_empty" | "message_too_long" | "loop_closed" | "nobody_there" | KeepRefusal;
export type SentMessage = { message: string } | { refused: MessageRefusal };

/** The same words by the same person within this time are one message, sent twice by a finger or a bad line. */
const ECHO_MS = 60_000;

/** Says something in the loop. The log learns that it was said, never what. */
export async function sendMessage(log: Log, wanted: NewMessage): Promise<SentMessage> {
  const { files = [] } = wanted;
  const body = messageText(wanted.body);
  if (body === "" && files.length === 0) return { refused: "message_empty" };
  if (body.length > MESSAGE_MAX) return { refused: "message_too_long" };
  return log.store.transaction(async (tx) => {
    const held = await log.hold<ConversationNow>(tx, wanted.programId, {
      loop: wanted.loopId,
      actor: wanted.author,
      ask: conversationNow(wanted),
    });
    if (held?.status === "closed") return { refused: "loop_closed" };
    if (!held?.answer.others) return { refused: "nobody_there" };
    const { last, others } = held.answer;
    const at = log.now();
    if (last && isEcho(last, wanted.author, body, at) && (await sameFiles(tx, wanted, last.message_id)))
      return { message: last.message_id };
    const keeping = { programId: wanted.programId, loopId: wanted.loopId, by: wanted.author, at };
    if (!(await roomFor(tx, keeping, files))) return { refused: "loop_full" };
    const message = messageIdAfter(last?.message_id);
    await held.record({ kind: "message.sent", loop: wanted.loopId, actor: wanted.author }, [
      written(wanted, message, body, at),
      // Whoever answers has read what is there.
      readUpTo(wanted, message, at),
      ...othersTold(wanted, others, message, at),
    ]);
    await keepFiles(tx, { ...keeping, message }, files);
    return { message };
  });
}

function isEcho(last: Last, author: ParticipantId, body: string, at: Date): boolean {
  const samePerson = last.author_id === author && !last.deleted;
  return samePerson && last.body === body && at.getTime() - last.sent_at < ECHO_MS;
}

async function sameFiles(tx: Tx, { programId, loopId, files = [] }: NewMessage, message: string): Promise<boolean> {
  const there = await digestsOf(tx, { programId, loopId, message });
  return there.length === files.length && files.every((file, index) => file.digest === there[index]);
}

const WRITTEN = {
  name: "message_written",
  text: `insert into message (program_id, loop_id, message_id, author_id, body, sent_at)
    values ($1, $2, $3, $4, $5, $6::timestamptz)`,
};
const written = ({ programId, loopId, author }: NewMessage, message: string, body: string, at: Date): Filled => ({
  piece: WRITTEN,
  values: [programId, loopId, message, author, body, at],
});

const READ = {
  name: "read_up_to",
  text: `insert into message_read as mark (program_id, loop_id, participant_id, up_to, at)
    values ($1, $2, $3, $4, $5::timestamptz)
    on conflict (program_id, loop_id, participant_id) do update set up_to = excluded.up_to, at = excluded.at
      where mark.up_to < excluded.up_to`,
};
const readUpTo = ({ programId, loopId, author }: NewMessage, message: string, at: Date): Filled => ({
  piece: READ,
  values: [programId, loopId, author, message, at],
});
