import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Log } from "../src/activity/log.ts";
import { sendMessage } from "../src/features/messages/send-message.ts";
import { rebuild } from "../src/progress/rebuild.ts";
import { migrate } from "../src/store/migrate.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { projectMigrations } from "../test/support/migrated.ts";
import { buildWorld } from "../test/support/world.ts";
import { inTurnsAsync, type Line, median, ms, mustEqual, quick, table } from "./measure.ts";
import { onPostgres } from "./postgres.ts";
import { activeRow, bare, markAndNotice, messageRow, type Place, type Said } from "./write/bare.ts";

const LOOPS = quick ? 32 : 64;
const ROUNDS = quick ? 7 : 15;
const MUST: Record<number, number> = { 1: 1.2, 8: 1.2, 32: 1.3 };

/** What is measured: how the product does it, and which rows the yardstick writes besides. */
type Kind = {
  name: string;
  product(log: Log, said: Said): Promise<unknown>;
  more: Parameters<typeof bare>[2][];
  minutes?: true;
};

const interaction = (log: Log, said: Said) =>
  log.store.transaction(async (tx) => {
    await messageRow(tx, said);
    await log.record(tx, said.programId, { kind: "message.sent", loop: said.place.loop, actor: said.place.author });
  });
const verb = async (log: Log, { programId, place, body }: Said) => {
  const sent = await sendMessage(log, { programId, loopId: place.loop, author: place.author, body });
  if ("refused" in sent) throw new Error(sent.refused);
};
const WITHIN: Kind = { name: "an interaction", product: interaction, more: [] };
const FIRST: Kind = { name: "the first in a minute", product: interaction, more: [activeRow], minutes: true };
const VERB: Kind = { name: "sendMessage", product: verb, more: [markAndNotice] };

const lines: Line[] = [];
for (const [kind, writers] of [
  [WITHIN, 1],
  [WITHIN, 8],
  [WITHIN, 32],
  [FIRST, 1],
  [FIRST, 8],
  [VERB, 1],
  [VERB, 8],
] as [Kind, number][]) {
  lines.push(await onPostgres(writers, (store) => measure(store, "PostgreSQL", writers, kind)));
}
for (const kind of [WITHIN, FIRST, VERB]) lines.push(await onPglite((store) => measure(store, "PGlite", 1, kind)));
if (quick) console.log("Quick: fewer rounds.\n");
table(lines);

/** A program of its own for each side, alike to the last row. */
async function aProgram(store: Store) {
  const world = await buildWorld(store);
  const places: Place[] = [];
  for (let i = 0; i < LOOPS; i++) {
    const mentor = await world.mentor(`Mentor ${i}`);
    const mentee = await world.mentee(`Mentee ${i}`);
    const loop = await world.loop(mentor, mentee);
    for (const author of [mentor, mentee]) {
      await sendMessage(world.log, { programId: world.programId, loopId: loop, author, body: "Hello" });
    }
    places.push({ loop, author: mentee, partner: mentor, state: "" });
  }
  const states = await sql<{ loop_id: string; state: string }>`
    select loop_id, state::text as state from loop_state where program_id = ${world.programId}`.execute(store.db);
  const stateOf = new Map(states.rows.map((row) => [row.loop_id, row.state]));
  for (const place of places) place.state = stateOf.get(place.loop) as string;
  return { world, places };
}

async function measure(store: Store, name: string, writers: number, kind: Kind): Promise<Line> {
  const mine = await aProgram(store);
  const theirs = await aProgram(store);
  const each = Math.ceil((quick ? 96 : 320) / writers);
  const said = { mine: 0, theirs: 0 };
  const { log, programId, clock } = mine.world;

  /** Every writer in loops of its own, one message after the other. */
  const all = (one: (writer: number, n: number) => Promise<unknown>) =>
    Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let n = 0; n < each; n++) await one(writer, n);
      }),
    );
  const at = (places: Place[], writer: number, n: number) => places[(writer + n * writers) % LOOPS] as Place;
  const now = () => {
    if (kind.minutes) clock.pass(61_000);
    return clock.now();
  };
  const product = () =>
    all((writer, n) => {
      const body = `Message ${said.mine++}`;
      return kind.product(log, { programId, place: at(mine.places, writer, n), body, at: now() });
    });
  const yardstick = () =>
    all((writer, n) => {
      const body = `Message ${said.theirs++}`;
      const place = at(theirs.places, writer, n);
      return bare(store, { programId: theirs.world.programId, place, body, at: now() }, ...kind.more);
    });

  const countersBefore = await countersTouched(store, programId);
  await product();
  await yardstick();
  const samples = await inTurnsAsync(ROUNDS, { yardstick, product });

  mustEqual(
    `rows written on ${name} by ${writers}`,
    await written(store, mine.world.programId, mine.places),
    await written(store, theirs.world.programId, theirs.places),
  );
  mustEqual("messages said and kept", (await messages(store, programId)) - 2 * LOOPS, said.mine);
  mustEqual("counters, touched when no stage changes", await countersTouched(store, programId), countersBefore);
  mustEqual("standings against the log", await rebuild(store, programId, { check: true }), []);
  const [yard, subject] = [median(samples.yardstick), median(samples.product)];
  const count = each * writers;
  return {
    what: `${kind.name} on ${name}, ${writers} at once`,
    yardstick: `${ms(yard / count)} each`,
    subject: `${ms(subject / count)} each`,
    ratio: subject / yard,
    must: { atMost: MUST[writers] as number },
  };
}

/** What each loop got: messages and activities. */
async function written(store: Store, programId: string, places: Place[]) {
  const { rows } = await sql<{ loop_id: string }>`
    select s.loop_id,
      (select count(*) from message m where m.program_id = s.program_id and m.loop_id = s.loop_id) as messages,
      (select count(*) from activity a where a.program_id = s.program_id and a.loop_id = s.loop_id) as activities
    from loop_state s where s.program_id = ${programId}`.execute(store.db);
  const of = new Map(rows.map(({ loop_id, ...counts }) => [loop_id, counts]));
  return places.map(({ loop }) => of.get(loop));
}

async function messages(store: Store, programId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from message where program_id = ${programId}`.execute(
    store.db,
  );
  return rows[0]?.n ?? 0;
}

/** Which transactions wrote the counters last. */
async function countersTouched(store: Store, programId: string): Promise<unknown[]> {
  const { rows } = await sql`
    select stage, people, standings, xmin::text as written from stage_count where program_id = ${programId} order by stage`.execute(
    store.db,
  );
  return rows;
}

async function onPglite<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-bench-"));
  const store = await openStore({ dataDir });
  try {
    await migrate(store, projectMigrations);
    return await work(store);
  } finally {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
