import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import { giveFeedback } from "../features/feedback/give-feedback.ts";
import { pauseLoop } from "../features/loops/change-loop.ts";
import { setCapacity } from "../features/loops/set-capacity.ts";
import { arrangeMeeting } from "../features/meetings/arrange-meeting.ts";
import { cancelMeeting } from "../features/meetings/cancel-meeting.ts";
import { holdDueMeetings } from "../features/meetings/hold-due-meetings.ts";
import { logMeetingElsewhere } from "../features/meetings/log-meeting-elsewhere.ts";
import { proposeTimes } from "../features/meetings/proposals/propose-times.ts";
import { takeBackMeeting } from "../features/meetings/take-back-meeting.ts";
import { sendMessage } from "../features/messages/send-message.ts";
import { removeParticipant } from "../features/participants/remove-participant.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Store } from "../store/store.ts";
import { readDesk } from "./asides.ts";
import { Filter } from "./filter.ts";
import { peopleWhoFit } from "./people-who-fit.ts";
import { PEOPLE_QUESTIONS } from "./questions.ts";
import { readInsights } from "./read-insights.ts";

const DAY = 86_400_000;

eachStore("insights", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  /** A program at nine in the morning, a pair, and who an insight names at any moment. */
  async function scene() {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const { log, programId, userId } = world;
    const program = { ...world.coordinatorViewer().program, programId };
    const start = clock.now().getTime();
    const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
    const moment = (days: number, ms = 0) => new Date(start + days * DAY + ms);
    const is = async (key: string, asOf = clock.now()) => {
      const [insight] = (await PEOPLE_QUESTIONS.get(key)?.ask({ db: store.db, program, asOf })) ?? [];
      const listed = await peopleWhoFit(store.db, program, Filter.parse({ insight: key }), asOf)
        .select("p.participant_id")
        .orderBy("p.participant_id")
        .execute();
      const about = (await insight?.about()) ?? [];
      // What is counted, what it is about, and what the page lists, are the same people.
      expect(listed.map((row) => row.participant_id)).toEqual(about);
      expect(insight?.number ?? 0).toBe(about.length);
      return about;
    };
    let said = 0;
    const say = (loopId: LoopId, author: ParticipantId) =>
      sendMessage(log, { programId, loopId, author, body: `Hello, ${++said}` });
    const meet = (loopId: LoopId, by: ParticipantId) =>
      logMeetingElsewhere(log, { programId, loopId, by, zone: "Europe/Lisbon" }) as Promise<{ meeting: string }>;
    const arrange = async (loopId: LoopId, wall: string) => {
      const put = { programId, loopId, by: ana, zone: "Europe/Lisbon", start: wall, minutes: 60 };
      const made = await arrangeMeeting(log, put);
      if (!("meeting" in made)) throw new Error(JSON.stringify(made));
      return made.meeting;
    };
    return { ...world, program, ana, ben, moment, is, say, meet, arrange, log, programId, userId, clock };
  }

  test("waiting for a match: from the 7th day until they are stuck, and not once matched", async () => {
    const { is, moment, ana, ben, loop, clock, mentee, log, programId, userId } = await scene();
    const both = [ana, ben].sort();
    expect(await is("waiting", moment(7, -1))).toEqual([]);
    expect(await is("waiting", moment(7))).toEqual(both);
    expect(await is("waiting", moment(21))).toEqual(both);
    expect(await is("waiting", moment(21, 1))).toEqual([]);
    const cyd = await mentee("Cyd");
    clock.pass(8 * DAY);
    await loop(ben, ana);
    expect(await is("waiting")).toEqual([cyd]);
    await removeParticipant(log, { programId, participantId: cyd, by: userId });
    expect(await is("waiting")).toEqual([]);
  });

  test("arranged and never met: a week after it was called off, unless another date is set", async () => {
    const { is, moment, ana, ben, loop, clock, log, programId, arrange, meet } = await scene();
    const loopId = await loop(ben, ana);
    const meeting = await arrange(loopId, "2026-03-10T10:00");
    clock.at(moment(2).toISOString());
    expect(await is("never-met", moment(30))).toEqual([]);
    await cancelMeeting(log, { programId, loopId, meeting, by: ben });
    expect(await is("never-met", moment(9, -1))).toEqual([]);
    expect(await is("never-met", moment(9))).toEqual([ana, ben].sort());
    await arrange(loopId, "2026-03-20T10:00");
    expect(await is("never-met", moment(9))).toEqual([]);
    clock.at("2026-03-20T11:00:00.000Z");
    await holdDueMeetings(log);
    expect(await is("never-met", moment(40))).toEqual([]);
    await meet(loopId, ana);
    expect(await is("never-met", moment(40))).toEqual([]);
  });

  test("arranged and never met: a meeting that did not take place counts from its time; proposed times are hope", async () => {
    const { is, moment, ana, ben, loop, clock, log, programId, arrange } = await scene();
    const loopId = await loop(ben, ana);
    const meeting = await arrange(loopId, "2026-03-10T09:00");
    clock.at("2026-03-10T10:00:00.000Z");
    await holdDueMeetings(log);
    clock.at("2026-03-12T09:00:00.000Z");
    expect(await takeBackMeeting(log, { programId, loopId, meeting, by: ana })).toHaveProperty("takenBack", true);
    expect(await is("never-met", moment(15, -1))).toEqual([]);
    expect(await is("never-met", moment(15))).toEqual([ana, ben].sort());
    await proposeTimes(log, {
      ...{ programId, loopId, by: ben, zone: "Europe/Lisbon", minutes: 60 },
      times: ["2026-03-25T10:00"],
    });
    expect(await is("never-met", moment(15))).toEqual([]);
    expect(await is("never-met", moment(17, 1))).toEqual([ana, ben].sort());
  });

  test("met once and silent: two weeks after the last sign of life, until they meet again or are asked", async () => {
    const { is, moment, ana, ben, loop, clock, log, programId, say, meet } = await scene();
    const loopId = await loop(ben, ana);
    clock.pass(DAY);
    await meet(loopId, ana);
    clock.pass(DAY);
    await say(loopId, ben);
    expect(await is("met-once", moment(16, -1))).toEqual([]);
    expect(await is("met-once", moment(16))).toEqual([ana, ben].sort());
    await store.db
      .insertInto("silence_question")
      .values({
        program_id: programId,
        loop_id: loopId,
        question_id: "q",
        quiet_since: moment(2),
        asked_at: moment(32),
      })
      .execute();
    expect(await is("met-once", moment(33))).toEqual([]);
    await store.db
      .updateTable("silence_question")
      .set({ answered_at: moment(34), answered_by: ana, answer: "fine" })
      .where("program_id", "=", programId)
      .execute();
    expect(await is("met-once", moment(48, -1))).toEqual([]);
    expect(await is("met-once", moment(48))).toEqual([ana, ben].sort());
    clock.at(moment(49).toISOString());
    await pauseLoop(log, { programId, loopId, by: "coordinator" });
    expect(await is("met-once", moment(70))).toEqual([]);
  });

  test("met once and silent: a second meeting ends it", async () => {
    const { is, moment, ana, ben, loop, clock, meet } = await scene();
    const loopId = await loop(ben, ana);
    await meet(loopId, ana);
    expect(await is("met-once", moment(14))).toEqual([ana, ben].sort());
    clock.pass(3 * DAY);
    await meet(loopId, ben);
    expect(await is("met-once", moment(60))).toEqual([]);
  });

  test("whose turn: after two weeks without anything, until they are stuck", async () => {
    const { is, moment, ana, ben, loop, clock, say } = await scene();
    const loopId = await loop(ben, ana);
    clock.pass(2 * DAY);
    await say(loopId, ben);
    // Ben has welcomed her: it is hers to say hello, and either's to arrange a meeting.
    expect(
      (
        await store.db
          .selectFrom("standing")
          .where("participant_id", "=", ana)
          .where("loop_id", "=", loopId)
          .select("turn")
          .executeTakeFirstOrThrow()
      ).turn,
    ).toBe("me");
    expect(await is("turn", moment(16, -1))).toEqual([]);
    expect(await is("turn", moment(16))).toEqual([ana]);
    expect(await is("turn", moment(21))).toEqual([ana]);
    expect(await is("turn", moment(21, 1))).toEqual([]);
    clock.pass(DAY);
    await say(loopId, ben);
    expect(await is("turn", moment(16))).toEqual([]);
  });

  test("one side carries all: by eight things to one, of those who are still in it", async () => {
    const { is, moment, ana, ben, loop, clock, say, log, programId } = await scene();
    const loopId = await loop(ben, ana);
    for (let n = 0; n < 7; n++) await say(loopId, ben);
    expect(await is("one-sided")).toEqual([]);
    await say(loopId, ben);
    expect(await is("one-sided")).toEqual([ben]);
    await say(loopId, ana);
    expect(await is("one-sided")).toEqual([ben]);
    await say(loopId, ana);
    expect(await is("one-sided")).toEqual([]);
    for (let n = 0; n < 8; n++) await say(loopId, ben);
    expect(await is("one-sided")).toEqual([ben]);
    expect(await is("one-sided", moment(60, -1))).toEqual([ben]);
    expect(await is("one-sided", moment(60))).toEqual([]);
    clock.pass(DAY);
    await pauseLoop(log, { programId, loopId, by: "coordinator" });
    expect(await is("one-sided")).toEqual([]);
  });

  test("more mentees than they take: one more than they said, and not of those who said nothing", async () => {
    const { is, ana, ben, loop, mentee, programId } = await scene();
    await loop(ben, ana);
    await loop(ben, await mentee("Cyd"));
    expect(await is("over-capacity")).toEqual([]);
    await setCapacity(store.db, programId, ben, 2);
    expect(await is("over-capacity")).toEqual([]);
    await setCapacity(store.db, programId, ben, 1);
    expect(await is("over-capacity")).toEqual([ben]);
  });

  test("each has its sentence, its reason, what to do, and an address; an unknown filter leaves nobody", async () => {
    const { program, moment, ana, ben, loop, clock, say, programId } = await scene();
    const loopId = await loop(ben, ana);
    for (let n = 0; n < 8; n++) await say(loopId, ben);
    await setCapacity(store.db, programId, ben, 0);
    clock.pass(30 * DAY);
    const insights = await readInsights({ db: store.db, program, asOf: clock.now() });
    expect(insights.map((one) => one.key)).toEqual(["stuck:matching", "one-sided", "over-capacity"]);
    for (const one of insights) {
      for (const words of [one.sentence, one.why, one.action.label]) expect(words).not.toBe("");
      expect(one.who.to).toMatch(/^participants\?/);
      expect(one.sentence.startsWith(one.number === 1 ? "1 participant" : `${one.number} participants`)).toBe(true);
    }
    expect(await insights[0]?.about()).toEqual([ana, ben].sort());
    for (const insight of ["nonsense", "constructor"]) {
      const rows = peopleWhoFit(store.db, program, Filter.parse({ insight }), moment(0)).select("p.participant_id");
      expect(await rows.execute()).toEqual([]);
    }
  });

  test("of a slice, only its people are told of, and the addresses stay in it", async () => {
    const { program, programId, clock, ana, ben, loop, log } = await scene();
    await store.db
      .insertInto("participant_tag")
      .values({ program_id: programId, participant_id: ana, tag: "north" })
      .execute();
    const loopId = await loop(ben, ana);
    await setCapacity(store.db, programId, ben, 0);
    clock.pass(30 * DAY);
    await store.db
      .insertInto("silence_question")
      .values({
        program_id: programId,
        loop_id: loopId,
        question_id: "q",
        quiet_since: clock.now(),
        asked_at: clock.now(),
      })
      .execute();
    const giver = { program: { programId }, loop: { loopId }, participant: { participantId: ana } };
    await giveFeedback(log, giver, { rating: 2, comment: null });
    clock.pass(8 * DAY);
    const read = async (tag: string) => {
      const { insights } = await readDesk({ db: store.db, program, asOf: clock.now(), slice: { cohort: "", tag } });
      return insights.map((one) => `${one.key} ${one.number} ${one.who.to}`);
    };
    expect(await read("")).toEqual([
      "low-ratings 1 participants?rated=low",
      "stuck:matching 2 participants?milestone=matching&stuck=1",
      "silent 1 loops?status=silent",
      "over-capacity 1 participants?insight=over-capacity",
    ]);
    expect(await read("north")).toEqual([
      "low-ratings 1 participants?rated=low&tag=north",
      "stuck:matching 1 participants?milestone=matching&stuck=1&tag=north",
      "silent 1 loops?status=silent",
    ]);
    expect(await read("south")).toEqual([]);
  });

  test("of tens of thousands, what was found serves for a while, and is looked for anew beside it", async () => {
    const { program, programId, clock, mentee, ana, ben } = await scene();
    await store.db.updateTable("stage_count").set({ standings: 20_001 }).where("program_id", "=", programId).execute();
    const numbers = async () => {
      const insights = await readInsights({ db: store.db, program, asOf: clock.now() });
      return insights.map((one) => `${one.key} ${one.number}`);
    };
    clock.pass(7 * DAY);
    expect(await numbers()).toEqual(["waiting 2"]);
    const cyd = await mentee("Cyd");
    await store.db
      .updateTable("standing")
      .set({ entered_at: new Date(clock.now().getTime() - 10 * DAY) })
      .where("program_id", "=", programId)
      .where("participant_id", "=", cyd)
      .execute();
    clock.pass(5 * 60_000 - 1);
    expect(await numbers()).toEqual(["waiting 2"]);
    // Its people are those of the moment all the same.
    const listed = peopleWhoFit(store.db, program, Filter.parse({ insight: "waiting" }), clock.now());
    expect(await listed.select("p.participant_id").execute()).toHaveLength([ana, ben, cyd].length);
    clock.pass(1);
    expect(await numbers()).toEqual(["waiting 2"]);
    await expect.poll(numbers).toEqual(["waiting 3"]);
    // Too old to serve at all.
    await store.db
      .deleteFrom("standing")
      .where("program_id", "=", programId)
      .where("participant_id", "=", cyd)
      .execute();
    clock.pass(3_600_000);
    expect(await numbers()).toEqual(["waiting 2"]);
  });
});
