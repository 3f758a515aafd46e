import type { Log } from "../../activity/log.ts";
import "./messages.tables.ts";
import { UNDO_MS } from "./own-message.ts";

/** The clock: what was deleted and can no longer be brought back is forgotten. Gives back how many messages were. */
export async function forgetDeletedMessages(log: Log): Promise<number> {
  const { numUpdatedRows } = await log.store.db
    .updateTable("message")
    .set({ body: "" })
    .where("deleted_at", "is not", null)
    .where("deleted_at", "<=", new Date(log.now().getTime() - UNDO_MS))
    .where("body", "<>", "")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
