import { expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock, type World } from "../../test/support/world.ts";
import { ActivityRefused } from "../activity/log.ts";
import { closeLoop, pauseLoop, reopenLoop, resumeLoop } from "../features/loops/change-loop.ts";
import { rejoinParticipant, removeParticipant } from "../features/participants/remove-participant.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import { rebuild } from "./rebuild.ts";

const record = (world: World, ...drafts: Parameters<World["log"]["record"]>[2][]) =>
  world.store.transaction((tx) => world.log.record(tx, world.programId, ...drafts));

async function counts(world: World) {
  const rows = await world.store.db
    .selectFrom("stage_count")
    .where("program_id", "=", world.programId)
    .orderBy("stage")
    .select(["stage", "people", "standings", "paused"])
    .execute();
  return rows
    .filter((row) => row.people || row.standings || row.paused)
    .map((row) => [row.stage, row.people, row.standings, row.paused]);
}

async function pair(world: World): Promise<[ParticipantId, ParticipantId, LoopId]> {
  const ben = await world.mentor("Ben");
  const ana = await world.mentee("Ana");
  world.clock.at("2026-03-03T09:00:00.000Z");
  return [ben, ana, await world.loop(ben, ana)];
}

eachStore("standings follow the log", (open) => {
  test("joining, matching and moving on change standings, transitions and counters in the same transaction", async () => {
    const world = await buildWorld(await open());
    const [ben, ana, loop] = await pair(world);
    expect(await world.standing(ana)).toBeUndefined();
    expect(await world.standing(ana, loop)).toMatchObject({
      stage: 1,
      role: "mentee",
      turn: "me",
      done: ["be-matched"],
    });
    expect(await counts(world)).toEqual([[1, 2, 2, 0]]);
    world.clock.at("2026-03-04T09:00:00.000Z");
    await record(world, { kind: "message.sent", loop, actor: ana });
    await record(world, {
      kind: "meeting.arranged",
      loop,
      actor: ana,
      meeting: "m1",
      startsAt: Date.UTC(2026, 2, 9, 9),
      endsAt: Date.UTC(2026, 2, 9, 10),
    });
    expect(await world.standing(ana, loop)).toMatchObject({
      stage: 2,
      entered_at: new Date("2026-03-04T09:00:00.000Z"),
      turn: "me",
    });
    expect(await world.standing(ben, loop)).toMatchObject({ stage: 1, next: ["welcome-mentee"] });
    expect(await counts(world)).toEqual([
      [1, 1, 1, 0],
      [2, 1, 1, 0],
    ]);
    const passed = await world.store.db
      .selectFrom("stage_transition")
      .where("participant_id", "=", ana)
      .orderBy("to_stage")
      .select(["from_stage", "to_stage"])
      .execute();
    expect(passed).toEqual([
      { from_stage: 0, to_stage: 1 },
      { from_stage: 1, to_stage: 2 },
    ]);
    expect(await rebuild(world.store, world.programId)).toEqual([]);
  });

  test("a refused activity rolls the whole verb back", async () => {
    const world = await buildWorld(await open());
    const [, ana, loop] = await pair(world);
    const before = await world.store.db
      .selectFrom("activity")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirstOrThrow();
    await expect(record(world, { kind: "feedback.given", loop, actor: ana, rating: 9 })).rejects.toThrow(
      ActivityRefused,
    );
    expect(
      await world.store.db
        .selectFrom("activity")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow(),
    ).toEqual(before);
  });

  test("pausing, closing, reopening, removing and rejoining keep the counters true", async () => {
    const world = await buildWorld(await open());
    const [ben, ana, loopId] = await pair(world);
    const change = { programId: world.programId, loopId, by: world.userId };
    world.clock.at("2026-03-10T09:00:00.000Z");
    expect(await pauseLoop(world.log, change)).toBe(true);
    expect(await pauseLoop(world.log, change)).toBe(false);
    expect(await counts(world)).toEqual([[1, 2, 2, 2]]);
    expect(await world.standing(ana, loopId)).toMatchObject({ paused: true, stuck_from: null });
    world.clock.at("2026-03-20T09:00:00.000Z");
    await resumeLoop(world.log, change);
    expect((await world.standing(ana, loopId))?.stuck_from).toEqual(new Date("2026-04-03T09:00:00.000Z"));
    await closeLoop(world.log, { ...change, reason: "moved away" });
    expect(await counts(world)).toEqual([[0, 2, 2, 0]]);
    expect(await world.standing(ana)).toMatchObject({ stage: 0, entered_at: new Date("2026-03-20T09:00:00.000Z") });
    await reopenLoop(world.log, change);
    expect(await world.standing(ana)).toBeUndefined();
    await removeParticipant(world.log, { programId: world.programId, participantId: ben, by: world.userId });
    expect(await counts(world)).toEqual([[1, 1, 1, 0]]);
    await rejoinParticipant(world.log, { programId: world.programId, participantId: ben, by: world.userId });
    expect(await counts(world)).toEqual([[1, 2, 2, 0]]);
    expect(await rebuild(world.store, world.programId)).toEqual([]);
  });

  test("what is retracted was never recorded", async () => {
    const world = await buildWorld(await open());
    const [ben, ana, loop] = await pair(world);
    await record(world, { kind: "message.sent", loop, actor: ben });
    const [sent] = await record(world, { kind: "message.sent", loop, actor: ana });
    await record(world, { kind: "meeting.arranged", loop, actor: ana, meeting: "m1" });
    expect(await world.standing(ana, loop)).toMatchObject({ stage: 2 });
    await record(world, { kind: "activity.retracted", actor: world.userId, of: sent?.id as string });
    expect(await world.standing(ana, loop)).toMatchObject({ stage: 1, next: ["introduce-yourself"] });
    expect(await counts(world)).toEqual([
      [1, 1, 1, 0],
      [2, 1, 1, 0],
    ]);
    await expect(record(world, { kind: "activity.retracted", of: sent?.id as string })).rejects.toThrow(
      "unknown_activity",
    );
    expect(await rebuild(world.store, world.programId)).toEqual([]);
  });

  test("what somebody does outside of loops counts in all of them, in one that is opened later too", async () => {
    const world = await buildWorld(await open());
    const [, ana, loop] = await pair(world);
    await record(world, { kind: "profile.completed", actor: ana });
    expect((await world.standing(ana, loop))?.done).toEqual(["be-matched", "complete-profile"]);
    const second = await world.loop(await world.mentor("Cleo"), ana);
    expect((await world.standing(ana, second))?.done).toEqual(["be-matched", "complete-profile"]);
    expect(await counts(world)).toEqual([[1, 3, 4, 0]]);
    expect(await rebuild(world.store, world.programId)).toEqual([]);
  });

  test("eight writers on one loop lose nothing and leave the counters true", async () => {
    const world = await buildWorld(await open(), fixedClock());
    const [ben, ana, loop] = await pair(world);
    const writes = Array.from({ length: 24 }, (_, index) =>
      record(world, { kind: index % 3 === 0 ? "kudos.given" : "message.sent", loop, actor: index % 2 ? ana : ben }),
    );
    await Promise.all(writes);
    const log = await world.store.db
      .selectFrom("activity")
      .where("loop_id", "=", loop)
      .select(["seq"])
      .orderBy("seq")
      .execute();
    expect(log).toHaveLength(25);
    expect(await rebuild(world.store, world.programId)).toEqual([]);
  });

  test("rebuilding mends a cache that was tampered with, and says what differed", async () => {
    const world = await buildWorld(await open());
    const [, ana, loop] = await pair(world);
    await world.store.db.updateTable("standing").set({ stage: 4 }).where("participant_id", "=", ana).execute();
    await world.store.db.updateTable("stage_count").set({ people: 77 }).where("stage", "=", 1).execute();
    expect((await rebuild(world.store, world.programId)).length).toBeGreaterThanOrEqual(2);
    expect(await world.standing(ana, loop)).toMatchObject({ stage: 1 });
    expect(await counts(world)).toEqual([[1, 2, 2, 0]]);
    expect(await rebuild(world.store, world.programId)).toEqual([]);
  });
});
