import { sql } from "kysely";
import type { Program } from "../src/access/viewer.ts";
import { readDashboard } from "../src/features/dashboard/read-dashboard.ts";
import { findParticipants } from "../src/features/directory/find-participants.ts";
import { readList } from "../src/features/directory/read-list.ts";
import { WHOLE } from "../src/insights/slice.ts";
import { stageCounts } from "../src/insights/stage-counts.ts";
import { stuckByStage } from "../src/insights/stuck.ts";
import { tagsOf } from "../src/insights/tags.ts";
import { zonesOf } from "../src/insights/zones.ts";
import type { Db, Store } from "../src/store/store.ts";
import { fill, NOW, settleDown } from "./dashboard/fill.ts";
import { handWritten, type ListPage, PAGES } from "./dashboard/pages.ts";
import { inTurnsAsync, type Line, median, ms, mustEqual, quantile, quick, table } from "./measure.ts";
import { onPostgres } from "./postgres.ts";

const SMALL = 10_000;
const LARGE = quick ? 100_000 : 1_000_000;

await onPostgres(4, async (store) => {
  const small = await fill(store, SMALL);
  const large = await fill(store, LARGE);
  await settleDown(store);
  for (const program of [small, large]) await checkCounts(store.db, program);
  if (quick) console.log(`Quick: ${LARGE} participants, not 1,000,000.\n`);
  table(await counts(store, small, large));
  table(await dashboardPage(store, small, large));
  const pages: Line[] = [];
  const waits: Line[] = [];
  for (const page of PAGES) {
    const [against, wait] = await listPage(store, large, page);
    pages.push(against);
    waits.push(wait);
  }
  table(pages);
  table(waits, "");
});

/** The counters and the stuck counts, against counting everything again. */
async function checkCounts(db: Db, program: Program): Promise<void> {
  const { programId, pathway } = program;
  const stages = await sql`
    select stage, count(distinct participant_id) as people, count(*) as standings, count(*) filter (where paused) as paused
    from standing where program_id = ${programId} and not closed group by stage order by stage`.execute(db);
  const counted = (await stageCounts(db, program)).map(({ people, standings, paused }, stage) => ({
    stage,
    people,
    standings,
    paused,
  }));
  mustEqual(`stage counts of ${programId}`, counted, stages.rows);
  const stuck = await sql<{ stage: number }>`
    select stage, count(*) as people, count(*) filter (where me) as me, count(*) filter (where either) as either,
      count(*) filter (where partner) as partner, count(*) filter (where nobody) as nobody
    from (select stage, participant_id, bool_or(turn = 'me') as me, bool_or(turn = 'either') as either,
        bool_or(turn = 'partner') as partner, bool_or(turn = 'nobody') as nobody
      from standing where program_id = ${programId} and not closed and not paused and completed_at is null
        and entered_at + interval '21 days' < ${NOW} group by stage, participant_id) someone
    group by stage order by stage`.execute(db);
  const found = (await stuckByStage(db, program, NOW)).map(({ stage, people, turns }) => ({
    stage: pathway.stages.findIndex((one) => one.id === stage),
    people,
    ...turns,
  }));
  mustEqual(`stuck counts of ${programId}`, found, stuck.rows);
}

async function counts({ db }: Store, small: Program, large: Program): Promise<Line[]> {
  const samples = await inTurnsAsync(quick ? 60 : 120, {
    one: () => sql`select 1`.execute(db),
    stages: () => stageCounts(db, large),
    stagesSmall: () => stageCounts(db, small),
    stuck: () => stuckByStage(db, large, NOW),
    stuckSmall: () => stuckByStage(db, small, NOW),
  });
  const [one, stages, stagesSmall] = [median(samples.one), median(samples.stages), median(samples.stagesSmall)];
  const [stuck, stuckSmall] = [median(samples.stuck), median(samples.stuckSmall)];
  const line = (what: string, a: number, b: number, atMost: number): Line => ({
    what,
    yardstick: ms(a),
    subject: ms(b),
    ratio: b / a,
    must: { atMost },
  });
  return [
    line(`stage counts of ${LARGE} participants, against select 1`, one, stages, 2),
    line(`stuck counts of ${LARGE} participants, against select 1`, one, stuck, 3),
    line(`stage counts of ${LARGE}, against ${SMALL}`, stagesSmall, stages, 1.5),
    line(`stuck counts of ${LARGE}, against ${SMALL}`, stuckSmall, stuck, 1.5),
  ];
}

/** All that the dashboard asks, of both. The large program is served what was found some minutes ago, but for the first view. */
async function dashboardPage({ db }: Store, small: Program, large: Program): Promise<Line[]> {
  const viewOf = (program: Program) => () => readDashboard(db, { program, slice: WHOLE, asOf: "", days: 30 }, NOW);
  const first = await inTurnsAsync(1, { small: viewOf(small), large: viewOf(large) });
  const next = await inTurnsAsync(quick ? 20 : 60, { small: viewOf(small), large: viewOf(large) });
  const line = (what: string, a: number, b: number, must: Line["must"]): Line => ({
    what: `${what} of ${LARGE} participants, against ${SMALL}`,
    yardstick: ms(a),
    subject: ms(b),
    ratio: b / a,
    must,
  });
  return [
    line("dashboard", median(next.small), median(next.large), { atMost: 1.3 }),
    line("dashboard, first view after a start", median(first.small), median(first.large), null),
  ];
}

async function listPage(store: Store, program: Program, page: ListPage): Promise<[Line, Line]> {
  const { db } = store;
  const after = page.deep ? "jonas k" : "";
  const ours = () => findParticipants(db, program, page.filter, NOW, after);
  const theirs = () => handWritten(db, program, page, after);
  const ids = (people: { participant_id: string }[]) => people.map((person) => person.participant_id);
  mustEqual(`the page ${page.name}`, ids((await ours()).people), ids(await theirs()));
  // What the route does for one request.
  const whole = () =>
    Promise.all([
      readList(store, program, page.filter, NOW, after),
      tagsOf(db, program.programId),
      zonesOf(db, program.programId),
    ]);
  const from = performance.now();
  await whole();
  const rounds = performance.now() - from > 500 ? 5 : quick ? 20 : 100;
  const samples = await inTurnsAsync(rounds, { theirs, ours, whole });
  const limit = page.adversarial ? 25 : 10;
  const p95 = quantile(samples.whole, 0.95);
  return [
    {
      what: `list page: ${page.name}`,
      yardstick: ms(median(samples.theirs)),
      subject: ms(median(samples.ours)),
      ratio: median(samples.ours) / median(samples.theirs),
      must: { atMost: 1.5 },
    },
    {
      what: `request (page, count, tags), p95: ${page.name}`,
      yardstick: `${limit} ms`,
      subject: ms(p95),
      ratio: p95 / limit,
      must: { atMost: 1 },
    },
  ];
}
