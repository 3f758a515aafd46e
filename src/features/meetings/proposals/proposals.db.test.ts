import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import { explainFor } from "../../../progress/explanation.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import type { Store } from "../../../store/store.ts";
import { closeLoop } from "../../loops/change-loop.ts";
import { pairThatMeets } from "../pair-that-meets.fixture.ts";

const [TUESDAY, FRIDAY] = ["2026-03-10T18:00", "2026-03-13T18:00"];
const TUESDAY_MOMENT = "2026-03-10T18:00:00.000Z";

eachStore("proposing times", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const pair = async () => {
    const scene = await pairThatMeets(await buildWorld(store));
    const { world, lena, amara, loopId } = scene;
    const turnOf = async (who: typeof lena) =>
      (await explainFor(store.db, world.programId, who, loopId, world.clock.now()))?.left.find(
        (step) => step.step === "arrange-first-meeting",
      )?.turn;
    const proposals = async () =>
      (
        await store.db
          .selectFrom("meeting_proposal")
          .where("program_id", "=", world.programId)
          .orderBy("proposal_id")
          .select("status")
          .execute()
      ).map((row) => row.status);
    return { ...scene, turns: async () => [await turnOf(lena), await turnOf(amara)], proposals };
  };

  test("tells the log once, makes it the other's turn, and keeps the place from the log", async () => {
    const { propose, log, turns } = await pair();
    expect(await turns()).toEqual(["either", "either"]);
    const proposal = await propose({ times: [FRIDAY, TUESDAY_MOMENT], place: "The old mill" });
    const again = await propose({ times: [TUESDAY, FRIDAY, FRIDAY], place: " The old mill" });
    expect(again).toEqual(proposal);
    const [activity, ...more] = await log("meeting.proposed");
    expect(more).toEqual([]);
    expect(activity?.data).toEqual({
      meeting: "proposal" in proposal ? proposal.proposal : "",
      startsAt: Date.parse(TUESDAY_MOMENT),
      endsAt: Date.parse(TUESDAY_MOMENT) + 3_600_000,
    });
    expect(await turns()).toEqual(["partner", "me"]);
  });

  test.each([
    [{ times: [] }, { refused: "no_times" }],
    [{ times: [1, 2, 3, 4, 5, 6].map((day) => `2026-03-1${day}T10:00`) }, { refused: "too_many_times" }],
    [{ times: [TUESDAY, "2026-02-30T10:00"] }, { refused: "no_time", which: 1 }],
    [{ times: ["2026-03-10T26:00"] }, { refused: "no_time", which: 0 }],
    [{ times: ["2026-02-30T10:00:00.000Z"] }, { refused: "no_time", which: 0 }],
    [{ times: [TUESDAY, "2026-03-02T08:00"] }, { refused: "in_the_past", which: 1 }],
    [{ times: ["2029-03-02T08:00"] }, { refused: "too_far_ahead", which: 0 }],
    [{ minutes: 0 }, { refused: "bad_duration", which: 0 }],
  ])("%j is refused as %j", async (wanted, refused) => {
    const { propose, log } = await pair();
    expect(await propose(wanted)).toEqual(refused);
    expect(await log("meeting.proposed")).toEqual([]);
  });

  test("not over another meeting of the loop, nor in a closed one", async () => {
    const { propose, arranged, world, loopId } = await pair();
    await arranged({ start: FRIDAY });
    expect(await propose({ times: [TUESDAY, "2026-03-13T18:30"] })).toEqual({ refused: "meeting_overlaps", which: 1 });
    await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
    expect(await propose()).toEqual({ refused: "loop_closed" });
  });

  describe("picking", () => {
    test("arranges the meeting with the proposal's id and place; twice is once", async () => {
      const { proposed, pick, meetings, log, world, lena, amara, loopId, proposals } = await pair();
      const proposal = await proposed({ place: "The old mill" });
      expect(await pick(proposal, TUESDAY_MOMENT)).toEqual({ meeting: proposal, minutes: 60 });
      expect(await pick(proposal, TUESDAY_MOMENT)).toEqual({ meeting: proposal, minutes: 60 });
      expect(await meetings()).toMatchObject([
        { meeting_id: proposal, starts_at: new Date(TUESDAY_MOMENT), place: "The old mill", arranged_by: amara },
      ]);
      expect(await log("meeting.arranged")).toMatchObject([{ actor: amara, data: { meeting: proposal } }]);
      expect(await proposals()).toEqual(["picked"]);
      expect((await world.standing(lena, loopId))?.done).toContain("arrange-first-meeting");
    });

    test("is refused for one's own, another time, what passed, overlaps, was answered or is not there", async () => {
      const { proposed, pick, arranged, withdraw, lena, world } = await pair();
      const proposal = await proposed({ times: [TUESDAY, FRIDAY, "2026-03-03T10:00"] });
      expect(await pick(proposal, TUESDAY_MOMENT, lena)).toEqual({ refused: "own_proposal" });
      expect(await pick(proposal, "2026-03-10T18:30:00.000Z")).toEqual({ refused: "no_such_time" });
      expect(await pick("none", TUESDAY_MOMENT)).toEqual({ refused: "no_such_proposal" });
      world.clock.at("2026-03-03T10:00:00.000Z");
      expect(await pick(proposal, "2026-03-03T10:00:00.000Z")).toEqual({ refused: "in_the_past" });
      await withdraw(proposal);
      expect(await pick(proposal, TUESDAY_MOMENT)).toEqual({ refused: "proposal_settled" });
      const next = await proposed();
      await arranged({ start: "2026-03-20T10:00" });
      expect(await pick(next, TUESDAY_MOMENT)).toEqual({ refused: "proposal_settled" });
    });

    test("of two who pick at once, one arranges, the other is told", async () => {
      const { proposed, pick, log, world } = await pair();
      const proposal = await proposed();
      const answers = await Promise.all([
        pick(proposal, TUESDAY_MOMENT),
        pick(proposal, "2026-03-13T18:00:00.000Z"),
        pick(proposal, TUESDAY_MOMENT),
      ]);
      expect(answers.some((answer) => "refused" in answer && answer.refused === "proposal_settled")).toBe(true);
      expect(await log("meeting.arranged")).toHaveLength(1);
      expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
    });
  });

  test("answering with other times turns it round; taking those back, the first ones wait again", async () => {
    const { proposed, withdraw, turns, proposals, pick, amara, lena, world, log } = await pair();
    const first = await proposed();
    const second = await proposed({ by: amara, times: ["2026-03-11T08:00"] });
    expect(await proposals()).toEqual(["answered", "open"]);
    expect(await turns()).toEqual(["me", "partner"]);
    expect(await withdraw(second, lena)).toEqual({ refused: "not_your_proposal" });
    expect(await withdraw(second, amara)).toEqual({ proposal: second, withdrawn: true });
    expect(await withdraw(second, amara)).toEqual({ proposal: second, withdrawn: false });
    expect(await proposals()).toEqual(["open", "withdrawn"]);
    expect(await turns()).toEqual(["partner", "me"]);
    expect(await log("activity.retracted")).toHaveLength(1);
    expect(await pick(first, TUESDAY_MOMENT)).toEqual({ meeting: first, minutes: 60 });
    expect(await withdraw(first)).toEqual({ refused: "proposal_settled" });
    expect(await withdraw("none")).toEqual({ refused: "no_such_proposal" });
    expect(await rebuild(store, world.programId, { check: true })).toEqual([]);
  });

  test("other times of one's own take the place of the first", async () => {
    const { proposed, proposals, turns, log } = await pair();
    await proposed();
    await proposed({ times: ["2026-03-11T08:00"] });
    expect(await proposals()).toEqual(["withdrawn", "open"]);
    expect(await turns()).toEqual(["partner", "me"]);
    expect(await log("meeting.proposed")).toHaveLength(2);
  });

  test("a meeting arranged without asking is an answer, too", async () => {
    const { proposed, arranged, proposals, turns } = await pair();
    await proposed();
    await arranged();
    expect(await proposals()).toEqual(["overtaken"]);
    expect(await turns()).toEqual([undefined, undefined]);
  });
});
