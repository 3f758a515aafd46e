import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import "./import.tables.ts";

export type SentFile = { programId: ProgramId; filename: string; content: Uint8Array; by: string };

const KEPT_MS = 30 * 86_400_000;

/** Keeps a file until its preview is confirmed. Files and results older than 30 days are forgotten on the way. */
export async function keepImport(log: Log, { programId, filename, content, by }: SentFile): Promise<string> {
  const importId = uuidv7();
  const at = log.now();
  await log.store.transaction(async (tx) => {
    await tx
      .deleteFrom("participant_import")
      .where("program_id", "=", programId)
      .where("created_at", "<", new Date(at.getTime() - KEPT_MS))
      .execute();
    await tx
      .insertInto("participant_import")
      .values({
        program_id: programId,
        import_id: importId,
        filename:
          filename
            .replace(/\p{Cc}/gu, "")
            .slice(0, 200)
            .toWellFormed() || "list.csv",
        content: Buffer.from(content),
        created_by: by,
        created_at: at,
        confirmed_at: null,
        result: null,
      })
      .execute();
  });
  return importId;
}
