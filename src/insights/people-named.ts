import { sql } from "kysely";
import { nameKey } from "../access/name-key.ts";
import type { Program } from "../access/viewer.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Db } from "../store/store.ts";
import { Filter } from "./filter.ts";
import { peopleWhoFit } from "./people-who-fit.ts";
import "../access/access.tables.ts";

/** Fewer letters than this are no help to the index of parts of names. */
const LETTERS = 3;

/**
 * Who is called so: those whose name begins with it, along the index of names, then (from three letters on) those who
 * have it anywhere in their name or address, as the Participants page searches. Asked with every few letters typed.
 */
export async function peopleNamed(db: Db, program: Program, name: string, limit: number) {
  if (name === "") return [];
  const key = sql<string>`p.name_key`;
  const begins = nameKey(name);
  const everybody = peopleWhoFit(db, program, Filter.parse({}), new Date(0));
  const fields = ["p.participant_id", "p.name", "p.email", "p.role", "p.status"] as const;
  const first = await everybody
    .where(sql<boolean>`${key} >= ${begins} and ${key} < ${`${begins}\u{10ffff}`}`)
    .orderBy(key)
    .orderBy("p.participant_id")
    .limit(limit)
    .select(fields)
    .execute();
  if (first.length === limit || name.length < LETTERS) return first;
  const found = new Set<ParticipantId>(first.map((person) => person.participant_id));
  // Without an order, so that the first few end the search.
  const anywhere = await peopleWhoFit(db, program, Filter.parse({ q: name }), new Date(0))
    .limit(limit + first.length)
    .select(fields)
    .execute();
  const others = anywhere.filter((person) => !found.has(person.participant_id));
  return [...first, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))].slice(0, limit);
}
