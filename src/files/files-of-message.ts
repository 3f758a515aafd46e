import type { ProgramId } from "../access/program-id.ts";
import type { LoopId } from "../milestones/ids.ts";
import type { Tx } from "../store/store.ts";
import "./files.tables.ts";

type OfMessage = { programId: ProgramId; loopId: LoopId; message: string };

/** The digests of the files that are still with a message, in order. */
export async function digestsOf(tx: Tx, { programId, loopId, message }: OfMessage): Promise<string[]> {
  const rows = await tx
    .selectFrom("file")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("message_id", "=", message)
    .where("deleted_at", "is", null)
    .orderBy("file_id")
    .select("digest")
    .execute();
  return rows.map((row) => row.digest);
}

/** A message that is deleted takes its files along. */
export async function deleteWithMessage(tx: Tx, { programId, loopId, message }: OfMessage, at: Date): Promise<void> {
  await tx
    .updateTable("file")
    .set({ deleted_at: at, deleted_with_message: true })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("message_id", "=", message)
    .where("deleted_at", "is", null)
    .execute();
}

/** And brings them back with it. */
export async function restoreWithMessage(tx: Tx, { programId, loopId, message }: OfMessage): Promise<void> {
  await tx
    .updateTable("file")
    .set({ deleted_at: null, deleted_with_message: false })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("message_id", "=", message)
    .where("deleted_with_message", "=", true)
    .execute();
}
