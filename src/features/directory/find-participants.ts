import { type SelectQueryBuilder, sql } from "kysely";
import type { Program } from "../../access/viewer.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";
import type { Filter } from "./filter.ts";

export const PAGE = 50;
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

/** One page of people, in the order of the filter; `after` is the key of the last one of the page before. */
export async function findParticipants(
  db: Db,
  program: Program,
  filter: Filter,
  asOf: Date,
  after: string,
  limit = PAGE,
) {
  const key = {
    name: sql<string>`lower(p.name) collate "C"`,
    since: sql<string>`coalesce((select to_char(min(s.entered_at) at time zone 'UTC', 'YYYYMMDDHH24MISSMS') from standing s where s.program_id = p.program_id and s.participant_id = p.participant_id and not s.closed), '9')`,
    active: sql<string>`coalesce(lpad((9000000000000 - (extract(epoch from p.last_active_at) * 1000)::bigint)::text, 15, '0'), '9')`,
  }[filter.sort];
  const [from = "", id = ""] = after.split("\u0001");
  const rows = await matching(db, program, filter, asOf)
    .$if(after !== "", (query) => query.where(sql<boolean>`(${key}, p.participant_id) > (${from}, ${id})`))
    .orderBy(key)
    .orderBy("p.participant_id")
    .limit(limit + 1)
    .select(["p.participant_id", "p.name", "p.email", "p.role", "p.status", "p.last_active_at", key.as("key")])
    .execute();
  const people = rows.slice(0, limit);
  const last = people.at(-1);
  const next = rows.length > limit && last ? `${last.key}\u0001${last.participant_id}` : null;
  const standings = await standingsOf(
    db,
    program,
    people.map((person) => person.participant_id),
  );
  return {
    people: people.map((person) => ({ ...person, standings: standings.get(person.participant_id) ?? [] })),
    next,
  };
}
export type Found = Awaited<ReturnType<typeof findParticipants>>["people"][number];

async function standingsOf(db: Db, program: Program, ids: ParticipantId[]) {
  const found = new Map<string, Awaited<ReturnType<typeof read>>>();
  const read = () =>
    db
      .selectFrom("standing")
      .where("program_id", "=", program.programId)
      .where("participant_id", "in", ids)
      .where("closed", "=", false)
      .orderBy("entered_at")
      .select([
        "participant_id",
        "loop_id",
        "stage",
        "entered_at",
        "stuck_from",
        "paused",
        "completed_at",
        "turn",
        "turn_until",
      ])
      .execute();
  if (ids.length === 0) return found;
  for (const row of await read()) found.set(row.participant_id, [...(found.get(row.participant_id) ?? []), row]);
  return found;
}
