import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { ProgramId } from "../access/program-id.ts";
import { rebuild } from "../progress/rebuild.ts";
import { isStoreRefused } from "../store/refused.ts";
import { openStore, type Store } from "../store/store.ts";
import "../access/access.tables.ts";
import type { Io } from "./stages.ts";

export type Place = { dataDir: string; databaseUrl?: string };
type Out = Pick<Io, "out" | "err">;

const USAGE = "cairn rebuild [--check]\n";

/**
 * `cairn rebuild`: computes all standings and counters from the log again, says what differed and puts it right. With
 * `--check` it only says. Answers with the exit code: 1 when it could not be done, or when a check finds something.
 */
export async function runRebuild(args: string[], place: Place, io: Out): Promise<number> {
  let check: boolean;
  try {
    check = parseArgs({ args, options: { check: { type: "boolean", default: false } } }).values.check;
  } catch (error) {
    io.err(`${(error as Error).message}\n${USAGE}`);
    return 2;
  }
  // Opening a folder that is not there would make an empty database in it.
  if (!place.databaseUrl && !existsSync(join(place.dataDir, "database"))) {
    io.err(`There is no data in ${place.dataDir}. Name the folder with DATA_DIR, or the server with DATABASE_URL.\n`);
    return 1;
  }
  let store: Store;
  try {
    store = await openStore(place);
  } catch (error) {
    if (!isStoreRefused(error)) throw error;
    io.err(`${error.message}\n`);
    if (error.code === "data_folder_in_use") io.err("Most likely that is the server: stop it, then run this again.\n");
    return 1;
  }
  return rebuildAll(store, { check }, io).finally(() => store.close());
}

/** The same on a store that is open. */
export async function rebuildAll(store: Store, { check }: { check: boolean }, io: Out): Promise<number> {
  const programs = await store.db.selectFrom("program").orderBy("name").select(["program_id", "name"]).execute();
  if (programs.length === 0) io.out("There are no programs yet, so nothing differed.\n");
  let differed = false;
  for (const { program_id: programId, name } of programs) {
    const differences = await rebuild(store, programId, { check });
    const found = `${name}: ${await counted(store, programId)}: `;
    if (differences.length === 0) {
      io.out(`${found}nothing differed\n`);
      continue;
    }
    differed = true;
    io.out(`${found}${differences.length} differed${check ? "" : ", and were put right"}\n`);
    for (const difference of differences) io.out(`  ${difference}\n`);
  }
  return check && differed ? 1 : 0;
}

async function counted(store: Store, programId: ProgramId): Promise<string> {
  const rows = (table: "standing" | "stage_count") =>
    store.db
      .selectFrom(table)
      .where("program_id", "=", programId)
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
  return `${(await rows("standing")).n} standings, ${(await rows("stage_count")).n} counters`;
}
