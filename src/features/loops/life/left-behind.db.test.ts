import { expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import { rejoinParticipant, removeParticipant } from "../../participants/remove-participant.ts";
import { closeLoop } from "../change-loop.ts";
import { decideLeftBehind, settleLeftBehind } from "./left-behind.ts";

const pair = { kind: "pair", status: "open", reason: null, mentors: 1, mentees: 1, matchedAgain: false } as const;
const left = { ...pair, status: "closed", reason: "partner-left" } as const;

test.each([
  ["both are here", pair, null],
  ["the mentor has left", { ...pair, mentors: 0 }, "close"],
  ["the mentee has left, in a pause", { ...pair, mentees: 0, status: "paused" as const }, "close"],
  ["both have left", { ...pair, mentors: 0, mentees: 0 }, "close"],
  ["it was closed long before", { ...pair, status: "closed" as const, mentors: 0 }, null],
  ["it was closed for that", { ...left, mentors: 0 }, null],
  ["back again", left, "reopen"],
  ["back again, but the other has found somebody", { ...left, matchedAgain: true }, null],
  ["closed for another reason", { ...left, reason: "goals-reached" }, null],
  ["a group goes on", { ...pair, kind: "public" as const, mentors: 0 }, null],
])("%s", (_, given, then) => {
  expect(decideLeftBehind(given)).toBe(then);
});

eachStore("a partner who is removed", (open) => {
  test("leaves no loop of one; back again, they go on, unless the other was matched", async () => {
    const store = await open();
    const world = await buildWorld(store);
    const { log, programId, userId } = world;
    const [lena, amara, ben] = [await world.mentee("Lena"), await world.mentor("Amara"), await world.mentor("Ben")];
    const loopId = await world.loop(amara, lena);
    const status = async () =>
      (await store.db.selectFrom("loop").where("loop_id", "=", loopId).select(["status", "reason"]).execute())[0];
    const change = { programId, participantId: amara, by: userId };
    await removeParticipant(log, change);
    expect((await Promise.all([settleLeftBehind(log), settleLeftBehind(log)])).reduce((a, b) => a + b)).toBe(1);
    expect(await settleLeftBehind(log)).toBe(0);
    expect(await status()).toEqual({ status: "closed", reason: "partner-left" });
    expect(await world.standing(lena)).toMatchObject({ stage: 0, closed: false });
    const told = await store.db.selectFrom("notice").where("program_id", "=", programId).selectAll().execute();
    expect(told.map((one) => [one.participant_id, one.about])).toEqual([[lena, `partner-left:${loopId}`]]);
    await rejoinParticipant(log, change);
    expect(await settleLeftBehind(log)).toBe(1);
    expect(await status()).toMatchObject({ status: "open" });
    await removeParticipant(log, change);
    await settleLeftBehind(log);
    world.clock.pass(60_000);
    const second = await world.loop(ben, lena);
    await rejoinParticipant(log, change);
    expect(await settleLeftBehind(log)).toBe(0);
    expect(await status()).toMatchObject({ status: "closed" });
    await closeLoop(log, { programId, loopId: second, by: userId });
    expect(await rebuild(store, programId, { check: true })).toEqual([]);
  });
});
