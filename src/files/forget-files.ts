import type { Db } from "../store/store.ts";
import "./files.tables.ts";

/** For how long a deleted file can be brought back; then it is gone, bytes and name. */
export const FILE_UNDO_MS = 10 * 60_000;

/** The clock: removes files whose deletion can no longer be undone. Gives back how many. */
export async function forgetDeletedFiles(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("file")
    .where("deleted_at", "<=", new Date(now.getTime() - FILE_UNDO_MS))
    .executeTakeFirst();
  return Number(numDeletedRows);
}
