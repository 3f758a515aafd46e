import { type SelectQueryBuilder, sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { Db } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import "../access/access.tables.ts";
import "../progress/progress.tables.ts";
import type { Filter } from "./filter.ts";

const CAP = 1_001;

type People = SelectQueryBuilder<Tables & { p: Tables["participant"] }, "p", object>;

/** Those whom the filters leave, as the start of a query. Filters on a standing (milestone, stuck, turn) mean the same one. */
export function matching(db: Db, program: Program, filter: Filter, asOf: Date): People {
  let people: People = db
    .selectFrom("participant as p")
    .where("p.program_id", "=", program.programId) as unknown as People;
  people = filter.status ? people.where("p.status", "=", filter.status) : people.where("p.status", "<>", "removed");
  if (filter.role) people = people.where("p.role", "=", filter.role);
  if (filter.q) {
    const like = `%${filter.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    people = people.where((eb) =>
      eb.or([sql<boolean>`lower(p.name) like ${like}`, sql<boolean>`lower(p.email) like ${like}`]),
    );
  }
  if (filter.tag) {
    people = people.where((eb) =>
      eb.exists(
        eb
          .selectFrom("participant_tag as t")
          .whereRef("t.program_id", "=", "p.program_id")
          .whereRef("t.participant_id", "=", "p.participant_id")
          .where("t.tag", "=", filter.tag)
          .select("t.tag"),
      ),
    );
  }
  const stage = program.pathway.stages.findIndex((one) => one.id === filter.milestone);
  if (filter.milestone || filter.stuck || filter.turn) {
    people = people.where((eb) => {
      let standing = eb
        .selectFrom("standing as s")
        .whereRef("s.program_id", "=", "p.program_id")
        .whereRef("s.participant_id", "=", "p.participant_id")
        .where("s.closed", "=", false);
      if (filter.milestone) standing = standing.where("s.stage", "=", stage);
      if (filter.stuck) standing = standing.where("s.stuck_from", "<", asOf);
      if (filter.turn) standing = standing.where("s.turn", "=", filter.turn);
      return eb.exists(standing.select("s.stage"));
    });
  }
  if (filter.loops) {
    const inALoop = sql<boolean>`exists (select 1 from standing s where s.program_id = p.program_id
      and s.participant_id = p.participant_id and s.loop_id <> '' and not s.closed)`;
    people = people.where(filter.loops === "any" ? inALoop : sql<boolean>`not ${inALoop}`);
  }
  return people;
}

/** How many the filters leave; counted up to 1,001, which is shown as "1,000+". */
export async function countMatching(db: Db, program: Program, filter: Filter, asOf: Date): Promise<number> {
  const some = matching(db, program, filter, asOf).select("p.participant_id").limit(CAP);
  const row = await db
    .selectFrom(some.as("some"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}
