import { sql } from "kysely";
import type { Program } from "../../access/viewer.ts";
import type { Filter } from "../../insights/filter.ts";
import { peopleWhoFit } from "../../insights/people-who-fit.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";

export const PAGE = 50;

/** One page of people, in the order of the filter; `after` is the key of the last one of the page before. */
export async function findParticipants(
  db: Db,
  program: Program,
  filter: Filter,
  asOf: Date,
  after: string,
  limit = PAGE,
) {
  const rows = await inOrder(peopleWhoFit(db, program, filter, asOf), filter, after)
    .limit(limit + 1)
    .select(["p.participant_id", "p.name", "p.email", "p.role", "p.status", "p.last_active_at"])
    .select(["p.joined_at", "p.timezone", "p.headline", "p.cohort_id"])
    .execute();
  const people = rows.slice(0, limit);
  const last = people.at(-1);
  const next = rows.length > limit && last ? `${keyText(last.key)}\u0001${last.participant_id}` : null;
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

/** The people in the order asked for, each order along an index of its own, beginning behind `after`. */
function inOrder(people: People, filter: Filter, after: string) {
  const [from = "", id = ""] = after.split("\u0001");
  // Who was removed stands nowhere.
  const sort = filter.sort === "since" && filter.status === "removed" ? "name" : filter.sort;
  if (sort === "name") {
    const key = sql<Key>`p.name_key`;
    return people
      .$if(after !== "", (query) => query.where(sql<boolean>`(${key}, p.participant_id) > (${from}, ${id})`))
      .orderBy(key)
      .orderBy("p.participant_id")
      .select(key.as("key"));
  }
  const moment = from === NEVER ? NEVER : new Date(from);
  const known = moment === NEVER || !Number.isNaN(moment.getTime());
  if (sort === "active") {
    const key = sql<Key>`coalesce(p.last_active_at, '-infinity')`;
    const behind = sql<boolean>`${key} <= ${moment} and (${key} < ${moment} or p.participant_id > ${id})`;
    return people
      .$if(known, (query) => query.where(behind))
      .orderBy(key, "desc")
      .orderBy("p.participant_id")
      .select(key.as("key"));
  }
  // By the day on which they came there, pauses and absences not left out as they are in the days that are shown (rule 7
  // of the milestones). Those days are `stuck_from` less what the program allows at each stage, which may be changed at any
  // time, so no index holds their order; without one a page of a million people would be a sort of them all. Who has been
  // somewhere for so many counted days is answered by the filter "days", and who waits too long by "stuck": both leave
  // pauses out.
  return people
    .innerJoin("standing as o", (join) =>
      join
        .onRef("o.program_id", "=", "p.program_id")
        .onRef("o.participant_id", "=", "p.participant_id")
        .on("o.closed", "=", false),
    )
    .where(isOldest)
    .$if(known, (query) => query.where(sql<boolean>`(o.entered_at, o.participant_id) > (${moment}, ${id})`))
    .orderBy("o.entered_at")
    .orderBy("o.participant_id")
    .select(sql<Key>`o.entered_at`.as("key"));
}

type People = ReturnType<typeof peopleWhoFit>;
type Key = string | Date | number;
const NEVER = "-infinity";

const isOldest = sql<boolean>`not exists (select from standing e where e.program_id = o.program_id
  and e.participant_id = o.participant_id and not e.closed and (e.entered_at, e.loop_id) < (o.entered_at, o.loop_id))`;

function keyText(key: Key): string {
  if (key instanceof Date) return key.toISOString();
  return key === Number.NEGATIVE_INFINITY ? NEVER : String(key);
}

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
        "role",
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
