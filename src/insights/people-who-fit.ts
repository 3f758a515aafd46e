import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { CohortId } from "../access/cohort-id.ts";
import { nameKey } from "../access/name-key.ts";
import type { Program } from "../access/viewer.ts";
import type { Db } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import "../access/access.tables.ts";
import "../progress/progress.tables.ts";
import type { Filter } from "./filter.ts";
import { fitsProfile } from "./fits-profile.ts";
import { fitsRatings } from "./fits-ratings.ts";
import { fitsStandings, standingsAsked } from "./fits-standings.ts";
import { CAP, daysBefore } from "./insight.ts";
import { PEOPLE_QUESTIONS } from "./questions.ts";

type People = SelectQueryBuilder<Tables & { p: Tables["participant"] }, "p", object>;

/** The participants (`p`) who fit the filters, as the start of a query. Filters on a standing (milestone, stuck, turn) mean the same one. */
export function peopleWhoFit(db: Db, program: Program, filter: Filter, asOf: Date): People {
  let people: People = db
    .selectFrom("participant as p")
    .where("p.program_id", "=", program.programId) as unknown as People;
  people =
    filter.status === "" || filter.status === "paused"
      ? people.where("p.status", "<>", "removed")
      : people.where("p.status", "=", filter.status);
  if (filter.role) people = people.where("p.role", "=", filter.role);
  if (filter.q) {
    const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    const [name, email] = [like(nameKey(filter.q)), like(filter.q.toLowerCase())];
    people = people.where((eb) =>
      eb.or([sql<boolean>`p.name_key like ${name}`, sql<boolean>`lower(p.email) like ${email}`]),
    );
  }
  if (filter.cohort) people = people.where("p.cohort_id", "=", filter.cohort as CohortId);
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
  if (filter.quiet) {
    people = people.where(
      sql<boolean>`coalesce(p.last_active_at, '-infinity') <= ${daysBefore(asOf, Number(filter.quiet))}`,
    );
  }
  if (filter.seen) {
    people = people.where(
      sql<boolean>`coalesce(p.last_active_at, '-infinity') > ${daysBefore(asOf, Number(filter.seen))}`,
    );
  }
  if (filter.insight) {
    const who = PEOPLE_QUESTIONS.get(filter.insight)?.who(program, asOf);
    people = people.where(
      who ? sql<boolean>`p.participant_id in (select participant_id from (${who}) insight)` : sql<boolean>`false`,
    );
  }
  const conditions = [
    ...fitsStandings(program, filter, asOf),
    ...fitsRatings(program.programId, filter, asOf),
    ...fitsProfile(filter),
  ];
  for (const condition of conditions) people = people.where(condition);
  return people;
}

/** How many fit the filters; counted up to 1,001, which is shown as "1,000+". */
export async function countWhoFit(db: Db, program: Program, filter: Filter, asOf: Date): Promise<number> {
  const ofStandings = ofOneStanding(program, filter, asOf);
  const some = ofStandings
    ? sql`(${ofStandings})`
    : peopleWhoFit(db, program, filter, asOf).select("p.participant_id").limit(CAP);
  const { rows } = await sql<{ n: number }>`select count(*) as n from ${some} as them`.execute(db);
  return rows[0]?.n ?? 0;
}

/**
 * The people who have one kind of standing, when the filters ask for nothing else. Whoever has a standing is in the program,
 * so participants need not be read, and mostly an index is enough. Null when the filters ask for more.
 */
function ofOneStanding(program: Program, filter: Filter, asOf: Date): RawBuilder<unknown> | null {
  const [asked, more] = standingsAsked(program, filter, asOf);
  const { milestone, stuck, turn, days, loops, status, sort, ...others } = filter;
  const elsewhere = Object.values(others).some((value) => value !== "") || loops === "one" || loops === "many";
  if (!asked || more || elsewhere || !["", "paused"].includes(status)) return null;
  return sql`select distinct s.participant_id from standing s
    where s.program_id = ${program.programId} and not s.closed and ${asked} limit ${CAP}`;
}
