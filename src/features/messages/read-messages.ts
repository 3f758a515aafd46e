import { sql } from "kysely";
import type { MemberViewer } from "../../access/viewer.ts";
import { filesOfMessages, type LoopFile } from "../../files/read-files.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./messages.tables.ts";
import { UNDO_MS } from "./own-message.ts";

export const MESSAGE_PAGE = 50;
export type Message = {
  id: string;
  author: string;
  mine: boolean;
  /** Empty when it is deleted: then nobody reads it, not even who wrote it. */
  body: string;
  sentAt: Date;
  edited: boolean;
  deleted: boolean;
  /** Deleted a moment ago by the viewer, who can still undo it. */
  undo: boolean;
  version: number;
  files: LoopFile[];
};
/** Up to where one of the others has read. */
export type ReadMark = { name: string; upTo: string };
/**
 * A page of the conversation, oldest first. `older`: there is more before it; ask with the first one's id. `unread`: the
 * viewer has not read all of it.
 */
export type MessagePage = { messages: Message[]; older: boolean; marks: ReadMark[]; unread: boolean };

/** The newest messages of the viewer's own loop, or those before the message with that id, by the key of the table. */
export async function readMessages(db: Db, viewer: MemberViewer, now: Date, before?: string): Promise<MessagePage> {
  let query = messagesOf(db, viewer)
    .orderBy("m.message_id", "desc")
    .limit(MESSAGE_PAGE + 1);
  if (before !== undefined) query = query.where("m.message_id", "<", before);
  const [found, marks] = await Promise.all([query.execute(), readMarks(db, viewer)]);
  const me = viewer.participant.participantId;
  const rows = found.slice(0, MESSAGE_PAGE).reverse();
  const files = await filesOfMessages(
    db,
    viewer,
    rows.map((row) => row.message_id),
  );
  const messages = rows.map((row) =>
    toMessage(
      row,
      me,
      now,
      files.filter((file) => file.message === row.message_id),
    ),
  );
  const mine = marks.find((mark) => mark.participant_id === me)?.up_to ?? "";
  return {
    messages,
    older: found.length > MESSAGE_PAGE,
    marks: marks.filter((mark) => mark.participant_id !== me).map(({ name, up_to: upTo }) => ({ name, upTo })),
    unread: messages.some((message) => !message.mine && message.id > mine),
  };
}

/** One message that the viewer wrote in this loop. */
export async function readOwnMessage(db: Db, viewer: MemberViewer, now: Date, id: string): Promise<Message | null> {
  const me = viewer.participant.participantId;
  const row = await messagesOf(db, viewer)
    .where("m.message_id", "=", id)
    .where("m.author_id", "=", me)
    .executeTakeFirst();
  return row ? toMessage(row, me, now, await filesOfMessages(db, viewer, [id])) : null;
}

const messagesOf = (db: Db, viewer: MemberViewer) =>
  db
    .selectFrom("message as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.author_id"),
    )
    .where("m.program_id", "=", viewer.program.programId)
    .where("m.loop_id", "=", viewer.loop.loopId)
    .select([
      "m.message_id",
      "m.author_id",
      sql<string>`case when m.deleted_at is null then m.body else '' end`.as("body"),
      "m.sent_at",
      "m.edited_at",
      "m.deleted_at",
      "m.version",
      "p.name",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof messagesOf>["execute"]>>[number];

function toMessage(row: Row, me: ParticipantId, now: Date, files: LoopFile[]): Message {
  const mine = row.author_id === me;
  return {
    id: row.message_id,
    author: row.name,
    mine,
    body: row.body,
    sentAt: row.sent_at,
    edited: row.edited_at !== null,
    deleted: row.deleted_at !== null,
    undo: mine && row.deleted_at !== null && now.getTime() - row.deleted_at.getTime() < UNDO_MS,
    version: row.version,
    files,
  };
}

async function readMarks(db: Db, viewer: MemberViewer) {
  return db
    .selectFrom("message_read as r")
    .innerJoin("loop_member as lm", (join) =>
      join
        .onRef("lm.program_id", "=", "r.program_id")
        .onRef("lm.loop_id", "=", "r.loop_id")
        .onRef("lm.participant_id", "=", "r.participant_id")
        .on("lm.removed_at", "is", null),
    )
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "r.program_id").onRef("p.participant_id", "=", "r.participant_id"),
    )
    .where("r.program_id", "=", viewer.program.programId)
    .where("r.loop_id", "=", viewer.loop.loopId)
    .orderBy("p.name")
    .select(["r.participant_id", "r.up_to", "p.name"])
    .execute();
}
