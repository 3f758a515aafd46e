import type { ProgramId } from "../access/program-id.ts";
import type { Tx } from "../store/store.ts";
import type { Computed } from "./compute-again.ts";
import { countsOf } from "./counts-of.ts";
import { TURNS } from "./stuck-spans.ts";
import "./progress.tables.ts";

type Fields = Record<string, unknown>;
type Named = Map<string, Fields>;

/** Where the tables differ from the log, in words: what each row said, and what it should say. */
export async function differences(tx: Tx, programId: ProgramId, computed: Computed): Promise<string[]> {
  const { people, stages, stuck } = countsOf(computed.standings);
  const rows = (table: "standing" | "stage_transition" | "stage_person" | "stage_count" | "stuck_count") =>
    tx.selectFrom(table).where("program_id", "=", programId).selectAll().execute() as unknown as Promise<Fields[]>;
  const all: [string, Named, Named][] = [
    ["", await loopStates(tx, programId), statesOf("state of loop", computed.world.loops)],
    ["", await personStates(tx, programId), statesOf("state of", computed.world.persons)],
    ["standing of ", named(await rows("standing"), inLoop), named(computed.standings, inLoop)],
    ["passing of ", named(await rows("stage_transition"), passing), named(computed.transitions, passing)],
    ["count of ", withoutZeros(named(await rows("stage_person"), atStage)), named(people, atStage)],
    ["count of ", withoutZeros(named(await rows("stage_count"), ofStage)), named(stages, ofStage)],
    ["count of ", withoutZeros(named(await rows("stuck_count"), stuckAt)), named(stuck, stuckAt)],
  ];
  return all.flatMap(([what, stored, fresh]) => compare(what, stored, fresh));
}

function compare(what: string, stored: Named, fresh: Named): string[] {
  const found: string[] = [];
  for (const [name, is] of fresh) {
    const was = stored.get(name);
    if (!was) found.push(`${what}${name}: was missing`);
    else {
      const fields = Object.keys(is).filter((field) => text(was[field]) !== text(is[field]));
      if (fields.length > 0) found.push(`${what}${name}: ${fields.map((one) => change(one, was, is)).join(", ")}`);
    }
  }
  for (const name of stored.keys()) if (!fresh.has(name)) found.push(`${what}${name}: should not be`);
  return found;
}

const text = (value: unknown) => (value instanceof Date ? value.toISOString() : JSON.stringify(value ?? null));
const change = (field: string, was: Fields, is: Fields) =>
  field === "state" ? "differed" : `${field} was ${text(was[field])}, is ${text(is[field])}`;

const named = (rows: readonly Fields[], name: (row: Fields) => string): Named =>
  new Map(rows.map((row) => [name(row), row]));
const inLoop = (row: Fields) => `${row.participant_id} in ${row.loop_id || "no loop"}`;
const passing = (row: Fields) => `${inLoop(row)} to stage ${row.to_stage}`;
const ofStage = (row: Fields) => `stage ${row.stage}`;
const atStage = (row: Fields) => `${row.participant_id} at stage ${row.stage}`;
const stuckAt = (row: Fields) =>
  `those stuck at stage ${row.stage} ${row.width === 0 ? "at all" : `within ${row.width} minutes from ${text(row.starts_at)}`}`;

/** A counter that came down to 0 is the same as none. */
const withoutZeros = (rows: Named): Named =>
  new Map([...rows].filter(([, row]) => COUNTED.some((field) => row[field])));
const COUNTED = ["people", "standings", ...TURNS];

async function loopStates(tx: Tx, programId: ProgramId): Promise<Named> {
  const rows = await tx.selectFrom("loop_state").where("program_id", "=", programId).selectAll().execute();
  return new Map(rows.map((row) => [`state of loop ${row.loop_id}`, { state: inOneOrder(row.state) }]));
}

async function personStates(tx: Tx, programId: ProgramId): Promise<Named> {
  const rows = await tx.selectFrom("person_state").where("program_id", "=", programId).selectAll().execute();
  return new Map(rows.map((row) => [`state of ${row.participant_id}`, { state: inOneOrder(row.state) }]));
}

function statesOf(what: string, states: { values(): Iterable<{ id: string }> }): Named {
  return new Map(Array.from(states.values(), (state) => [`${what} ${state.id}`, { state: inOneOrder(state) }]));
}

/** The same state, whatever order its fields came in. */
function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== "object" || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, one]) => [key, inOneOrder(one)]));
}
