import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type pg from "pg";
import pino from "pino";
import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../src/access/program-id.ts";
import { arrangeMeeting } from "../src/features/meetings/arrange-meeting.ts";
import { sendMessage } from "../src/features/messages/send-message.ts";
import { openCairn } from "../src/main.ts";
import { rebuild } from "../src/progress/rebuild.ts";
import type { Store } from "../src/store/store.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { buildWorld, fixedClock, type World } from "../test/support/world.ts";
import { inTurnsAsync, type Line, median, ms, mustEqual, quantile, quick, table } from "./measure.ts";
import { bareMeeting, bareMessage, type Pair } from "./room/bare.ts";
import { askAgain, recorded } from "./room/recorded.ts";

const MESSAGES = 10_000;
const ROUNDS = quick ? 15 : 60;
const WRITES = quick ? 20 : 60;
/** Meetings are arranged in so many loops in turn: nobody has hundreds ahead, and what a loop's row holds grows with each. */
const LOOPS = quick ? 20 : 60;
const MUST = { atMost: 2 } as const;

const lines: Line[] = [];
const times: Line[] = [];
await onPostgresCairn(async (house) => {
  for (const [what, before] of [
    ["open the loop", null],
    ["earlier messages, in the middle", MESSAGES / 2],
  ] as const) {
    await measureOpening(house, what, before);
  }
  await measureMessages(house);
  await measureMeetings(house);
});
if (quick) console.log("Quick: fewer rounds.\n");
table(lines);
table(times, "");

type House = Awaited<ReturnType<typeof openHouse>>;

/** A whole Cairn on PostgreSQL with two programs alike, each with a pair and its long history. */
async function openHouse(databaseUrl: string, dataDir: string) {
  const clock = fixedClock();
  const cairn = await openCairn(
    {
      port: 3000,
      dataDir,
      databaseUrl,
      baseUrl: "http://localhost:3000",
      mailFrom: "Cairn <cairn@example.org>",
      secret: "a-secret-for-benches-that-is-long-enough",
      logLevel: "silent",
      trustProxy: false,
      dev: false,
    },
    { root: process.cwd(), logger: pino({ level: "silent" }), now: clock.now },
  );
  await cairn.jobs.stop();
  const mine = await aPair(cairn.store, clock);
  const bare = await aPair(cairn.store, clock);
  return { cairn, clock, mine, bare };
}

async function aPair(store: Store, clock: ReturnType<typeof fixedClock>) {
  const world = await buildWorld(store, clock);
  const { programId } = world;
  const [mentor, mentee] = [await world.mentor("Amara"), await world.mentee("Lena")];
  const loop = await world.loop(mentor, mentee);
  await store.db.updateTable("participant").set({ status: "active" }).where("program_id", "=", programId).execute();
  const place = { programId, loopId: loop };
  await arrangeMeeting(world.log, { ...place, by: mentee, zone: "UTC", start: "2026-04-01T10:00", minutes: 60 });
  for (const author of [mentor, mentee]) await sendMessage(world.log, { ...place, author, body: "Hello" });
  const ids = await fill(store, place, [mentor, mentee], MESSAGES - 2);
  const { rows } = await sql<{ state: string; told: string }>`select s.state::text as state, n.key as told
    from loop_state s join notice n on n.program_id = s.program_id and n.loop_id = s.loop_id
    where s.program_id = ${programId} and s.loop_id = ${loop} and n.kind = 'message' and n.participant_id = ${mentor}`.execute(
    store.db,
  );
  const [{ state, told } = { state: "", told: "" }] = rows;
  const pair: Pair = { loop, members: [mentee, mentor], state, told };
  const others = await morePairs(world, place, [mentee, mentor]);
  return { world, pair, ids, others };
}

/** Loops of the same two with one meeting ahead, to arrange others in. */
async function morePairs(world: World, { programId }: { programId: ProgramId }, members: Pair["members"]) {
  const [mentee, mentor] = members;
  const others: Pair[] = [];
  for (let n = 0; n < LOOPS; n++) {
    const loop = await world.loop(mentor, mentee);
    const place = { programId, loopId: loop };
    await arrangeMeeting(world.log, { ...place, by: mentee, zone: "UTC", start: "2026-04-01T10:00", minutes: 60 });
    const { rows } = await sql<{ state: string }>`select state::text as state from loop_state
      where program_id = ${programId} and loop_id = ${loop}`.execute(world.store.db);
    others.push({ loop, members, state: rows[0]?.state ?? "", told: "" });
  }
  return others;
}

/** The history: written as rows, as 10,000 verbs would take minutes. Before the first message, so that it is still the last. */
async function fill(store: Store, place: { programId: string; loopId: string }, authors: string[], count: number) {
  const from = Date.now() - count * 60_000;
  const ids = Array.from({ length: count }, (_, n) => uuidv7({ msecs: from + n * 30_000 }));
  await sql`insert into message (program_id, loop_id, message_id, author_id, body, sent_at)
    select ${place.programId}, ${place.loopId}, id, case when n % 2 = 0 then ${authors[0]} else ${authors[1]} end,
      'Message no. ' || n || E' of a long history.\n\nIt has **two** paragraphs, and a link: https://example.org/' || n, now()
    from unnest(${ids}::text[]) with ordinality as t (id, n)`.execute(store.db);
  await sql`analyze message`.execute(store.db);
  return ids;
}

/** The page as a member's browser asks for it, through the whole app, against its own statements alone. */
async function measureOpening({ cairn, mine }: House, what: string, before: number | null) {
  const { world, pair } = mine;
  const cookie = await signedIn(cairn, world.programId, pair.members[0]);
  const path = `/programs/${world.programId}/loops/${pair.loop}`;
  const address = before === null ? path : `${path}/messages?before=${mine.ids[before]}`;
  const get = async () => {
    const answer = await cairn.app.request(`http://localhost:3000${address}`, { headers: { cookie } });
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
    return html;
  };
  const html = await get();
  const shown = [...html.matchAll(/Message no\. (\d+) /g)].map((match) => Number(match[1]));
  const newest = before ?? MESSAGES - 2;
  // At the end of the history stand the two that were said first.
  const expected = before === null ? 48 : 50;
  mustEqual(
    `messages shown: ${what}`,
    shown,
    Array.from({ length: expected }, (_, n) => newest - expected + 1 + n),
  );
  const pool = cairn.store.native as pg.Pool;
  const asked = await recorded(get);
  mustEqual(
    `rows read: ${what}`,
    await askAgain(pool, asked),
    asked.map((one) => one.rows),
  );
  for (let n = 0; n < 10; n++) await get();
  const samples = await inTurnsAsync(ROUNDS, { yardstick: () => askAgain(pool, asked), product: get });
  const [yard, subject] = [median(samples.yardstick), median(samples.product)];
  const name = `${what}, ${MESSAGES} messages`;
  lines.push({
    what: `${name} (${asked.length} statements)`,
    yardstick: ms(yard),
    subject: ms(subject),
    ratio: subject / yard,
    must: MUST,
  });
  const p95 = quantile(samples.product, 0.95);
  times.push({ what: `${name}, p95`, yardstick: "100 ms", subject: ms(p95), ratio: p95 / 100, must: { atMost: 1 } });
}

async function signedIn(cairn: House["cairn"], programId: string, participant: string): Promise<string> {
  const email = `${participant}@example.org`;
  const userId = await cairn.auth.ensureAccount(email, "Somebody");
  await sql`update participant set user_id = ${userId} where program_id = ${programId} and participant_id = ${participant}`.execute(
    cairn.store.db,
  );
  const token = await cairn.auth.tokenFor(email);
  const answer = await cairn.auth.withToken(new Headers({ origin: "http://localhost:3000" }), token as string);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

async function measureMessages({ cairn, mine, bare, clock }: House) {
  const { store } = cairn;
  const said = { mine: 0, bare: 0 };
  const product = repeated(WRITES, async () => {
    const { pair, world } = mine;
    const body = `Message ${said.mine++}`;
    const place = { programId: world.programId, loopId: pair.loop };
    const sent = await sendMessage(world.log, { ...place, author: pair.members[0], body });
    if ("refused" in sent) throw new Error(sent.refused);
  });
  const yardstick = repeated(WRITES, () =>
    bareMessage(store, bare.world.programId, bare.pair, `Message ${said.bare++}`, clock.now()),
  );
  await compare(`send a message after ${MESSAGES} others`, mine, bare, store, { yardstick, product });
}

async function measureMeetings({ cairn, mine, bare, clock }: House) {
  const { store } = cairn;
  const made = { mine: 0, bare: 0 };
  const startOf = (n: number) => new Date(Date.UTC(2026, 4, 1) + Math.floor(n / LOOPS) * 3_600_000);
  const loopOf = ({ others }: Side, n: number) => others[n % LOOPS] as Pair;
  const product = repeated(WRITES, async () => {
    const pair = loopOf(mine, made.mine);
    const start = startOf(made.mine++)
      .toISOString()
      .slice(0, 16);
    const place = { programId: mine.world.programId, loopId: pair.loop };
    const answer = await arrangeMeeting(mine.world.log, {
      ...place,
      by: pair.members[0],
      zone: "UTC",
      start,
      minutes: 60,
    });
    if ("refused" in answer) throw new Error(answer.refused);
  });
  const yardstick = repeated(WRITES, () => {
    const pair = loopOf(bare, made.bare);
    return bareMeeting(store, bare.world.programId, pair, startOf(made.bare++), clock.now());
  });
  await compare("arrange a meeting", mine, bare, store, { yardstick, product });
}

function repeated(count: number, work: () => Promise<unknown>) {
  return async () => {
    for (let n = 0; n < count; n++) await work();
  };
}

type Side = House["mine"];
type Works = { yardstick: () => Promise<void>; product: () => Promise<void> };

async function compare(what: string, mine: Side, bare: Side, store: Store, works: Works) {
  await works.product();
  await works.yardstick();
  const samples = await inTurnsAsync(quick ? 7 : 15, works);
  mustEqual(`rows written: ${what}`, await written(store, mine), await written(store, bare));
  mustEqual(`standings: ${what}`, await rebuild(store, mine.world.programId, { check: true }), []);
  const [yard, subject] = [median(samples.yardstick) / WRITES, median(samples.product) / WRITES];
  lines.push({
    what,
    yardstick: `${ms(yard)} each`,
    subject: `${ms(subject)} each`,
    ratio: subject / yard,
    must: MUST,
  });
}

/** What there is of each kind in each loop after all of it, on one side. */
async function written(store: Store, { world, pair, others }: Side) {
  const { rows } = await sql`
    select
      (select count(*) from message m where m.program_id = s.program_id and m.loop_id = s.loop_id) as messages,
      (select count(*) from message_read m where m.program_id = s.program_id and m.loop_id = s.loop_id) as marks,
      (select count(*) from meeting m where m.program_id = s.program_id and m.loop_id = s.loop_id) as meetings,
      (select count(*) from activity a where a.program_id = s.program_id and a.loop_id = s.loop_id) as activities,
      (select json_object_agg(kind, n order by kind) from (select kind, count(*) as n from notice n
        where n.program_id = s.program_id and n.loop_id = s.loop_id group by kind) k) as notices
    from loop_state s where s.program_id = ${world.programId}
    order by array_position(${[pair, ...others].map(({ loop }) => loop)}::text[], s.loop_id)`.execute(store.db);
  return rows;
}

async function onPostgresCairn(work: (house: House) => Promise<void>) {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-bench-"));
  // As bench/postgres.ts sets it up; the app opens it by itself.
  const postgres = await startPostgres(["shared_buffers=1GB", "effective_cache_size=4GB", "jit=off"]);
  try {
    const house = await openHouse(postgres.url, dataDir);
    try {
      await work(house);
    } finally {
      await house.cairn.close();
    }
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
