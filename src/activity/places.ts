import { sql } from "kysely";
import type { Tx } from "../store/store.ts";

/**
 * Places in the log, for as many activities as `$n` says; to be put into a statement behind whatever locks what they
 * concern. `after` names a column of the locked row: a place must not be taken before the lock is.
 */
export const placesAfter = (n: number, after: string) =>
  `array(select nextval('activity_seq') from generate_series(1, $${n}::int) where ${after} is not null)`;

/** The same in a statement of its own, when the locks are held. */
export async function takePlaces(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{
    seq: number;
  }>`select nextval('activity_seq') as seq from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map((row) => Number(row.seq)).sort((a, b) => a - b);
}
