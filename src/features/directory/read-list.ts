import { sql } from "kysely";
import type { Program } from "../../access/viewer.ts";
import type { Filter } from "../../insights/filter.ts";
import { countWhoFit } from "../../insights/people-who-fit.ts";
import type { Store } from "../../store/store.ts";
import "../../progress/progress.tables.ts";
import { findParticipants } from "./find-participants.ts";

/** From so many standings on, counting is given only so long (ms), and is done beside the reading of the page. */
const LARGE = { standings: 20_000, ms: 15 };
/** PostgreSQL's code for a statement that took too long. */
const CANCELED = "57014";

/**
 * A page of people, and how many they are in all: known without counting when all of them are on the page. In a large
 * program some filters fit so few that counting up to 1,001 would walk through most of it; then the count is null: more
 * than are on the page.
 */
export async function readList(
  store: Store,
  program: Program,
  filter: Filter,
  asOf: Date,
  after: string,
  large = LARGE,
) {
  const [page, beside] = await Promise.all([
    findParticipants(store.db, program, filter, asOf, after),
    // In a small program the page mostly holds all of them: it is waited for, and says whether there is anything to count.
    isLarge(store, program, large).then((is) => (is ? countUntil(store, program, filter, asOf, large.ms) : undefined)),
  ]);
  if (after === "" && page.next === null) return { ...page, count: page.people.length };
  return { ...page, count: beside === undefined ? await countWhoFit(store.db, program, filter, asOf) : beside };
}

/** How many the filters leave, up to 1,001; null: it took too long. */
export async function countInTime(store: Store, program: Program, filter: Filter, asOf: Date, large = LARGE) {
  if (await isLarge(store, program, large)) return countUntil(store, program, filter, asOf, large.ms);
  return countWhoFit(store.db, program, filter, asOf);
}

async function countUntil(store: Store, program: Program, filter: Filter, asOf: Date, most: number) {
  try {
    return await store.transaction(async (tx) => {
      await sql`set local statement_timeout = ${sql.lit(most)}`.execute(tx);
      return countWhoFit(tx, program, filter, asOf);
    });
  } catch (error) {
    if ((error as { code?: string }).code === CANCELED) return null;
    throw error;
  }
}

/** An embedded database is never: it has one connection, and no way to stop what runs on it. */
async function isLarge(store: Store, { programId }: Program, { standings }: typeof LARGE): Promise<boolean> {
  if (store.kind === "pglite") return false;
  const row = await store.db
    .selectFrom("stage_count")
    .where("program_id", "=", programId)
    .select((eb) => eb.fn.sum<number>("standings").as("n"))
    .executeTakeFirst();
  return Number(row?.n ?? 0) >= standings;
}
