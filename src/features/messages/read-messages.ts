import { sql } from "kysely";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./messages.tables.ts";

export const MESSAGE_PAGE = 50;
export type Message = { id: string; author: string; mine: boolean; body: string; sentAt: Date };
/** A page of the conversation, oldest first. `older`: there is more before it; ask with the first one's id. */
export type MessagePage = { messages: Message[]; older: boolean };

/** The newest messages of the viewer's own loop, or those before the message with that id. */
export async function readMessages(db: Db, viewer: MemberViewer, before?: string): Promise<MessagePage> {
  let query = db
    .selectFrom("message as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.author_id"),
    )
    .where("m.program_id", "=", viewer.program.programId)
    .where("m.loop_id", "=", viewer.loop.loopId)
    .orderBy("m.sent_at", "desc")
    .orderBy("m.message_id", "desc")
    .limit(MESSAGE_PAGE + 1)
    .select(["m.message_id", "m.author_id", "m.body", "m.sent_at", "p.name"]);
  if (before !== undefined) {
    query = query.where(
      sql<boolean>`(m.sent_at, m.message_id) < (
        select o.sent_at, o.message_id from message as o
        where o.program_id = m.program_id and o.loop_id = m.loop_id and o.message_id = ${before})`,
    );
  }
  const rows = await query.execute();
  const older = rows.length > MESSAGE_PAGE;
  const messages = rows
    .slice(0, MESSAGE_PAGE)
    .reverse()
    .map((row) => ({
      id: row.message_id,
      author: row.name,
      mine: row.author_id === viewer.participant.participantId,
      body: row.body,
      sentAt: row.sent_at,
    }));
  return { messages, older };
}
