import { MANY } from "../../insights/lately.ts";
import { WHOLE } from "../../insights/slice.ts";
import type { Store } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";
import { readDashboard } from "./read-dashboard.ts";

/**
 * Asks what takes long in large programs before anybody does, so that not even the first look at a dashboard after a start
 * waits for it. One program after the other; gives back how many. Not on an embedded database, whose one connection others need.
 */
export async function lookAhead(store: Store, now: () => Date): Promise<number> {
  if (store.kind === "pglite") return 0;
  const large = await store.db
    .selectFrom("stage_count as c")
    .innerJoin("program as p", "p.program_id", "c.program_id")
    .groupBy("p.program_id")
    .having((eb) => eb(eb.fn.sum("c.standings"), ">", MANY))
    .select(["p.program_id as programId", "p.org_id as orgId", "p.name", "p.timezone", "p.pathway"])
    .execute();
  for (const program of large) await readDashboard(store.db, { program, slice: WHOLE, asOf: "", days: 30 }, now());
  return large.length;
}
