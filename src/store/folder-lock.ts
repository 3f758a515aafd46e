import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { storeRefused } from "./refused.ts";

/**
 * Takes the data folder for this process; two PGlites on one folder lose rows in silence. Returns the function that
 * gives it back. The lock is an exclusive SQLite transaction, that is a lock of the kernel on an open file: it ends
 * with the process however that ends, so there is no stale lock to judge, no pid that may have been reused, and no
 * moment in which two can both take it. A pid file beside it is only for the words of the refusal.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holder = join(folder, "lock.holder");
  const lock = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw storeRefused(
      "data_folder_in_use",
      `The data folder ${folder} is in use by ${holderIn(holder)}. Stop that one, or name another folder with DATA_DIR.`,
    );
  }
  writeFileSync(holder, `process ${process.pid} on ${hostname()}, since ${new Date().toISOString()}`);
  return () => {
    if (lock.isOpen) lock.close();
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}

function holderIn(file: string): string {
  try {
    return readFileSync(file, "utf8") || "another process";
  } catch {
    return "another process";
  }
}
