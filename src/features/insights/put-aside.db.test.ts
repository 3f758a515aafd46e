import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../../test/support/world.ts";
import { insightsOf, readDesk } from "../../insights/asides.ts";
import { fingerprint } from "../../insights/insight.ts";
import { type Slice, WHOLE } from "../../insights/slice.ts";
import type { Store } from "../../store/store.ts";
import { tagParticipants } from "../participants/tag-participants.ts";
import { putAside, takeBack } from "./put-aside.ts";

const DAY = 86_400_000;

eachStore("putting an insight aside", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  /** Ana has waited for a match for a week. */
  async function scene() {
    const world = await buildWorld(store, fixedClock("2026-03-02T09:00:00.000Z"));
    const { log, clock, programId } = world;
    const viewer = { ...world.coordinatorViewer() };
    const ana = await world.mentee("Ana");
    clock.pass(7 * DAY);
    const now = (slice = WHOLE) => ({
      db: store.db,
      program: { ...viewer.program, programId },
      asOf: clock.now(),
      slice,
    });
    const desk = async (slice = WHOLE) => {
      const { insights, aside } = await readDesk(now(slice));
      return { shown: insights.map((one) => one.key), aside: aside.map((one) => one.insight.key), insights };
    };
    const seen = async (slice = WHOLE) => {
      const insight = (await insightsOf(now(slice))).find((one) => one.key === "waiting");
      return fingerprint((await insight?.about()) ?? []);
    };
    const put = async (more: { reason?: string; until?: Date | null; seen?: string; slice?: Slice } = {}) =>
      putAside(log, viewer, {
        ...{ key: "waiting", reason: "The mentors come in April.", until: null, seen: await seen(more.slice) },
        ...more,
      });
    return { ...world, viewer, ana, desk, put, seen };
  }

  test("it stays away for those in it, and comes back for somebody new", async () => {
    const { desk, put, mentee, clock, loop, mentor, viewer, log } = await scene();
    expect(await desk()).toMatchObject({ shown: ["waiting"], aside: [] });
    const { aside } = (await put()) as { aside: string };
    expect(await desk()).toMatchObject({ shown: [], aside: ["waiting"] });
    const cyd = await mentee("Cyd");
    clock.pass(7 * DAY - 1);
    expect(await desk()).toMatchObject({ shown: [], aside: ["waiting"] });
    clock.pass(1);
    const back = await desk();
    expect(back).toMatchObject({ shown: ["waiting"], aside: [] });
    expect(back.insights[0]?.back).toMatchObject({
      fresh: 1,
      aside: { id: aside, reason: "The mentors come in April." },
    });
    // The newcomer leaves it again: it is about the same as when it was put aside.
    await loop(await mentor("Ben"), cyd);
    expect(await desk()).toMatchObject({ shown: [], aside: ["waiting"] });
    expect(await takeBack(log, viewer, aside)).toBe(true);
    expect(await takeBack(log, viewer, aside)).toBe(false);
    expect(await desk()).toMatchObject({ shown: ["waiting"], aside: [] });
  });

  test("it stays away until a day, whoever comes, and not longer", async () => {
    const { desk, put, mentee, clock } = await scene();
    await mentee("Cyd");
    await put({ until: new Date(clock.now().getTime() + 9 * DAY) });
    clock.pass(9 * DAY - 1);
    expect(await desk()).toMatchObject({ shown: [], aside: ["waiting"] });
    clock.pass(1);
    expect((await desk()).insights[0]).toMatchObject({ key: "waiting", number: 2, back: { fresh: 0 } });
  });

  test("twice is once; another reason replaces the first; each is kept with who and when", async () => {
    const { desk, put, programId, userId } = await scene();
    const first = await put();
    expect(await put()).toEqual(first);
    const second = await put({ reason: "Another one" });
    expect(second).not.toEqual(first);
    expect((await Promise.all([put(), put()])).every((one) => "aside" in one)).toBe(true);
    expect(await desk()).toMatchObject({ shown: [], aside: ["waiting"] });
    const rows = await store.db
      .selectFrom("insight_aside")
      .where("program_id", "=", programId)
      .orderBy("aside_id")
      .select(["reason", "put_by", "ended_by"])
      .execute();
    expect(rows.map((row) => [row.put_by, row.ended_by])).toEqual([
      [userId, userId],
      [userId, userId],
      [userId, null],
    ]);
  });

  test("in a slice it stays away there and in what lies within, and asks everywhere else", async () => {
    const { desk, put, mentee, clock, programId, ana, viewer, log } = await scene();
    const bea = await mentee("Bea");
    await store.transaction((tx) => tagParticipants(tx, { programId, people: [ana, bea], tag: "evenings" }));
    await store.transaction((tx) => tagParticipants(tx, { programId, people: [bea], tag: "remote" }));
    clock.pass(7 * DAY);
    const [evenings, remote] = [
      { ...WHOLE, tag: "evenings" },
      { ...WHOLE, tag: "remote" },
    ];
    expect(await put({ slice: evenings })).toHaveProperty("aside");
    expect(await desk(evenings)).toMatchObject({ shown: [], aside: ["waiting"] });
    expect(await desk({ cohort: "" as const, tag: "remote" })).toMatchObject({ shown: ["waiting"], aside: [] });
    expect(await desk()).toMatchObject({ shown: ["waiting"], aside: [] });
    // What is put aside for everybody is away in each slice; taken back, the slice's own still holds.
    const { aside } = (await put()) as { aside: string };
    for (const slice of [WHOLE, evenings, remote]) {
      expect(await desk(slice)).toMatchObject({ shown: [], aside: ["waiting"] });
    }
    expect(await takeBack(log, viewer, aside)).toBe(true);
    expect(await desk(evenings)).toMatchObject({ shown: [], aside: ["waiting"] });
    expect(await desk(remote)).toMatchObject({ shown: ["waiting"], aside: [] });
    // Somebody new with the tag brings it back.
    const cyd = await mentee("Cyd");
    await store.transaction((tx) => tagParticipants(tx, { programId, people: [cyd], tag: "evenings" }));
    clock.pass(7 * DAY);
    expect((await desk(evenings)).insights[0]).toMatchObject({ key: "waiting", number: 3, back: { fresh: 1 } });
  });

  test("refused: what is not there, what has changed meanwhile", async () => {
    const { put, seen, mentee, clock, viewer, log } = await scene();
    const before = await seen();
    await mentee("Cyd");
    clock.pass(8 * DAY);
    expect(await put({ seen: before })).toEqual({ refused: "insight_changed" });
    const none = { key: "never-met", seen: before, reason: "Why not", until: null };
    expect(await putAside(log, viewer, none)).toEqual({ refused: "no_such_insight" });
  });

  test("of another program nothing is taken back", async () => {
    const { put, desk } = await scene();
    const other = await scene();
    const { aside } = (await put()) as { aside: string };
    expect(await takeBack(other.log, other.viewer, aside)).toBe(false);
    expect(await desk()).toMatchObject({ aside: ["waiting"] });
  });
});
