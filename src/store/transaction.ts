import { setTimeout as pause } from "node:timers/promises";
import type { Db, Tx } from "./store.ts";

/** Serialization failure and deadlock: PostgreSQL's way of saying "again, please". */
const askedToRunAgain = new Set(["40001", "40P01"]);
const retries = 3;

/** The body of `Store.transaction`, the same on both kinds of database. */
export async function runTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.transaction().setIsolationLevel("read committed").execute(work);
    } catch (error) {
      if (attempt >= retries || !askedToRunAgain.has(codeOf(error))) throw error;
      // Two transactions that collided must not start again in step.
      await pause(2 ** attempt * 10 * (1 + Math.random()));
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
