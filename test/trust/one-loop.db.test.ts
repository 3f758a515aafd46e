import { beforeAll, describe, expect, test } from "vitest";
import { pairThatMeets } from "../../src/features/meetings/pair-that-meets.fixture.ts";
import { rebuild } from "../../src/progress/rebuild.ts";
import type { Store } from "../../src/store/store.ts";
import { eachStore } from "../support/stores.ts";
import { buildWorld } from "../support/world.ts";

// Sixteen clients on one loop, every pair of what can be done about its meetings, at once. One wins, the others are
// told why; the rows say what the log says, and the standings follow from it. The promise is 200 rounds; in every run of
// the tests it is 3, as ROUNDS says. Through the door: one-loop-http.db.test.ts.

const CLIENTS = 16;
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const PATIENCE_MS = 20_000 + ROUNDS * 5_000;
/**
 * So many rounds are one loop's, then comes a new one. What is taken back is folded again from all that happened in the
 * loop, in every round: on one loop for all of them each round would cost more than the one before.
 */
const ROUNDS_OF_A_LOOP = 20;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Pair = Awaited<ReturnType<typeof scene>>;
type Plan = {
  since: Date;
  coming: string;
  over: string;
  proposal: string;
  slot: string;
  other: string;
  client: number;
};
/** Every answer that is no refusal has done something, or found it done; the clock answers how many it counted. */
type Answer = object | number;
const refusalOf = (answer: Answer) =>
  typeof answer === "object" && "refused" in answer ? String(answer.refused) : null;

const scene = async (store: Store) => {
  const pair = await pairThatMeets(await buildWorld(store));
  return { ...pair, store };
};

/** `target`: a meeting to come, or one whose end has passed, when the clock or a taking back is the other of the two. */
const ACTIONS: Record<string, (pair: Pair, plan: Plan, target: string) => Promise<Answer>> = {
  propose: (pair, { slot, other, client }) =>
    pair.propose({ by: client % 2 ? pair.amara : pair.lena, times: [slot, other] }),
  pick: (pair, { proposal, slot, other, client }) => pair.pick(proposal, client % 4 < 2 ? slot : other),
  arrange: (pair, { slot }) => pair.arrange({ start: slot }),
  reschedule: (pair, { slot }, target) => pair.move(target, { start: slot }),
  cancel: (pair, _plan, target) => pair.cancel(target),
  hold: (pair) => pair.hold(),
  "take back": (pair, { over }) => pair.takeBack(over),
};
const NAMES = Object.keys(ACTIONS);
const PAIRS = NAMES.flatMap((one, index) => NAMES.slice(index).map((other) => [one, other] as const));

const REFUSALS = new Set([
  "meeting_overlaps",
  "meeting_cancelled",
  "meeting_already_held",
  "proposal_settled",
  "no_such_time",
  "not_held",
]);

eachStore("sixteen clients on one loop", (open) => {
  let store: Store;
  let pair: Pair;
  let day = 0;
  let rounds = 0;
  beforeAll(async () => {
    store = await open();
  });

  async function nextRound() {
    if (rounds++ % ROUNDS_OF_A_LOOP > 0) return;
    if (pair) await expectConsistent();
    pair = await scene(store);
    day = 0;
  }
  const expectConsistent = async () => expect(await rebuild(store, pair.world.programId, { check: true })).toEqual([]);

  /** A meeting to come, one that is over and not counted yet, and times that wait. */
  async function plan(): Promise<Omit<Plan, "client">> {
    const now = Date.UTC(2026, 3, 1, 8) + day++ * DAY;
    const at = (hours: number) => new Date(now + hours * HOUR).toISOString();
    pair.world.clock.at(at(0));
    const over = await pair.arranged({ start: at(1), minutes: 60 });
    const coming = await pair.arranged({ start: at(6), minutes: 60 });
    const [slot, other] = [at(10), at(12)];
    const proposal = await pair.proposed({ times: [slot, other] });
    pair.world.clock.at(at(3));
    return { since: new Date(now), over, coming, proposal, slot, other };
  }

  describe.each(PAIRS)("%s and %s", (one, other) => {
    test(
      "one wins, the others are told why, and the log is consistent",
      async () => {
        for (let round = 0; round < ROUNDS; round++) {
          await nextRound();
          const planned = await plan();
          const late = [one, other].some((name) => name === "hold" || name === "take back");
          const target = late ? planned.over : planned.coming;
          const answers = await Promise.all(
            Array.from({ length: CLIENTS }, async (_, client) => {
              const name = client % 2 ? other : one;
              return {
                name,
                answer: await (ACTIONS[name] as (typeof ACTIONS)[string])(pair, { ...planned, client }, target),
              };
            }),
          );
          for (const { name, answer } of answers) {
            const refused = refusalOf(answer);
            if (refused) expect(REFUSALS, `${name} was refused as ${refused}`).toContain(refused);
          }
          // What nobody has counted cannot be taken back, nor moved when it is over.
          const idle = one === "take back" || other === "take back";
          if (!idle) expect(answers.some(({ answer }) => refusalOf(answer) === null)).toBe(true);
          await check(planned.since, answers, target);
          await tidy();
        }
        await expectConsistent();
      },
      PATIENCE_MS,
    );
  });

  const meetings = () => store.db.selectFrom("meeting").where("program_id", "=", pair.world.programId);

  /** Of the day of this round: what the rows say is what the log says; no two meetings share a minute; each thing happened once. */
  async function check(since: Date, answers: { name: string; answer: Answer }[], target: string) {
    const rows = await meetings().where("starts_at", ">=", since).orderBy("starts_at").selectAll().execute();
    const lines = await store.db
      .selectFrom("activity as a")
      .leftJoin("retraction as r", (join) =>
        join.onRef("r.program_id", "=", "a.program_id").onRef("r.activity_id", "=", "a.id"),
      )
      .where("a.program_id", "=", pair.world.programId)
      .where("a.kind", "like", "meeting.%")
      .where("a.recorded_at", ">=", since)
      .orderBy("a.seq")
      .select(["a.kind", "a.data", "r.activity_id as retracted"])
      .execute();
    for (const row of rows) {
      const own = lines.filter((line) => line.data.meeting === row.meeting_id);
      const count = (kind: string) => own.filter((line) => line.kind === kind).length;
      expect(count("meeting.arranged")).toBe(1);
      expect(count("meeting.cancelled")).toBeLessThanOrEqual(1);
      expect(count("meeting.held")).toBeLessThanOrEqual(1);
      expect(row.sequence).toBe(count("meeting.rescheduled") + count("meeting.cancelled"));
      const held = own.find((line) => line.kind === "meeting.held");
      const status = count("meeting.cancelled") > 0 || held?.retracted ? "cancelled" : held ? "held" : "arranged";
      expect(row.status).toBe(status);
      const last = own.filter((line) => /arranged|rescheduled/.test(line.kind)).at(-1);
      expect(+row.starts_at).toBe(last?.data.startsAt);
    }
    const arranged = rows.filter((row) => row.status === "arranged");
    for (const [index, row] of arranged.entries()) {
      const next = arranged[index + 1];
      if (next) expect(+row.ends_at).toBeLessThanOrEqual(+next.starts_at);
    }
    const done = (name: string, what: string) =>
      answers.filter((one) => one.name === name && (one.answer as Record<string, unknown>)[what] === true).length;
    expect(done("cancel", "cancelled")).toBeLessThanOrEqual(1);
    expect(done("take back", "takenBack")).toBeLessThanOrEqual(1);
    expect(done("reschedule", "moved")).toBeLessThanOrEqual(1);
    const held = answers.filter((one) => one.name === "hold").map((one) => one.answer as number);
    expect(held.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(1);
    const open = await store.db
      .selectFrom("meeting_proposal")
      .where("program_id", "=", pair.world.programId)
      .where("status", "=", "open")
      .select("proposal_id")
      .execute();
    expect(open.length).toBeLessThanOrEqual(1);
    expect(rows.some((row) => row.meeting_id === target)).toBe(true);
  }

  async function tidy() {
    const rows = await meetings().where("status", "=", "arranged").select("meeting_id").execute();
    for (const row of rows) await pair.cancel(row.meeting_id);
  }
});
