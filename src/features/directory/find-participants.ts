import { sql } from "kysely";
import type { Program } from "../../access/viewer.ts";
import type { Filter } from "../../insights/filter.ts";
import { matching } from "../../insights/matching.ts";
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
