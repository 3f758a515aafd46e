import type { ProgramId } from "../../../access/program-id.ts";
import type { Db } from "../../../store/store.ts";
import "./import.tables.ts";

/** One import of a program, waiting or confirmed; undefined when there is none of this name. */
export function findImport(db: Db, programId: ProgramId, importId: string) {
  return db
    .selectFrom("participant_import")
    .where("program_id", "=", programId)
    .where("import_id", "=", importId)
    .select(["import_id", "filename", "content", "confirmed_at", "result"])
    .executeTakeFirst();
}
export type KeptImport = NonNullable<Awaited<ReturnType<typeof findImport>>>;
