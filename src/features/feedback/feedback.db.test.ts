import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { sendNotices } from "../../notices/send-notices.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop, pauseLoop, resumeLoop } from "../loops/change-loop.ts";
import { endLoop } from "../loops/life/end-loop.ts";
import { logMeetingElsewhere } from "../meetings/log-meeting-elsewhere.ts";
import { takeBackMeeting } from "../meetings/take-back-meeting.ts";
import { removeParticipant } from "../participants/remove-participant.ts";
import { askFeedback } from "./ask-feedback.ts";
import { readFeedbackLink } from "./feedback-link.ts";
import { feedbackNotice } from "./feedback-notice.ts";
import { giveFeedback, rateAtEnd } from "./give-feedback.ts";
import { openQuestions } from "./open-questions.ts";

const DAY = 86_400_000;
const signer = openSigner("a-secret-for-tests-that-is-long-enough");

eachStore("feedback", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  // The clock goes round all programs: people of an earlier test are none of the next one's business.
  beforeEach(() => store.db.updateTable("participant").set({ status: "joined" }).execute());

  async function scene() {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const { log, programId } = world;
    const [lena, amara] = [await world.mentee("Lena"), await world.mentor("Amara")];
    const loopId = await world.loop(amara, lena);
    const change = { programId, loopId, by: world.userId };
    for (const who of [lena, amara]) {
      await store.db.updateTable("participant").set({ status: "active" }).where("participant_id", "=", who).execute();
    }
    const of = (participantId: ParticipantId) => ({
      program: { programId },
      loop: { loopId },
      participant: { participantId },
    });
    return {
      ...world,
      lena,
      amara,
      loopId,
      change,
      ask: () => askFeedback(log),
      give: (rating: number, comment: string | null = null, question?: string, who = lena) =>
        giveFeedback(log, of(who), { rating, comment, ...(question ? { question } : {}) }),
      met: () => logMeetingElsewhere(log, { programId, loopId, by: lena, zone: "Europe/Lisbon" }),
      asked: async () =>
        (
          await store.db
            .selectFrom("feedback_request")
            .where("program_id", "=", programId)
            .where("participant_id", "=", lena)
            .orderBy("asked_at")
            .select("question")
            .execute()
        ).map((row) => row.question),
      open: async () => (await openQuestions(store.db, programId, lena, clock.now())).map((one) => one.question),
      given: () =>
        store.db
          .selectFrom("feedback")
          .where("program_id", "=", programId)
          .orderBy("feedback_id")
          .select(["rating", "comment", "question", "revision", "author_id"])
          .execute(),
      told: async () => {
        const rows = await store.db
          .selectFrom("activity as a")
          .leftJoin("retraction as r", (join) =>
            join.onRef("r.program_id", "=", "a.program_id").onRef("r.activity_id", "=", "a.id"),
          )
          .where("a.program_id", "=", programId)
          .where("a.kind", "=", "feedback.given")
          .orderBy("a.seq")
          .select(["a.data", "r.activity_id"])
          .execute();
        return rows.map((row) => `${row.data.rating}${row.activity_id ? " taken back" : ""}`);
      },
      send: () =>
        sendNotices(store, { kinds: [feedbackNotice], baseUrl: "http://cairn.example", signer, now: clock.now }),
      mails: () =>
        store.db
          .selectFrom("mail")
          .where("program_id", "=", programId)
          .where("kind", "=", "feedback")
          .where("recipient", "=", "lena@example.org")
          .orderBy("created_at")
          .selectAll()
          .execute(),
    };
  }

  describe("is asked for", () => {
    test("30 days after the match, not a moment earlier, each question once", async () => {
      const { clock, ask, asked } = await scene();
      clock.pass(30 * DAY - 1);
      expect(await ask()).toBe(0);
      clock.pass(1);
      expect(await ask()).toBe(2);
      expect(await ask()).toBe(0);
      clock.pass(60 * DAY - 1);
      expect(await ask()).toBe(0);
      clock.pass(1);
      expect(await ask()).toBe(2);
      expect(await asked()).toEqual(["check-in-1", "check-in-2"]);
    });

    test("after the first meeting, by two servers at once, and a late run loses nothing", async () => {
      const { clock, ask, asked, met } = await scene();
      await met();
      clock.pass(20 * DAY);
      const counts = await Promise.all([ask(), ask(), ask()]);
      expect(counts.reduce((sum, count) => sum + count)).toBe(2);
      expect(await asked()).toEqual(["first-meeting"]);
    });

    test("not after a meeting that did not happen", async () => {
      const { clock, log, programId, loopId, lena, ask, met } = await scene();
      const held = await met();
      const meeting = "meeting" in held ? held.meeting : "";
      await takeBackMeeting(log, { programId, loopId, meeting, by: lena });
      clock.pass(DAY);
      expect(await ask()).toBe(0);
    });

    test("of those who were there", async () => {
      const { store: _, clock, log, programId, loopId, amara, ask, asked } = await scene();
      const held = { kind: "meeting.held", loop: loopId, meeting: "m1", attendees: [amara] };
      await store.transaction((tx) => log.record(tx, programId, held));
      clock.pass(1);
      expect(await ask()).toBe(1);
      expect(await asked()).toEqual([]);
    });

    test("never in a pause, but when it is over; never of those who left; at the end, about the end", async () => {
      const { clock, log, programId, change, lena, userId, ask, asked, open: openNow } = await scene();
      await pauseLoop(log, change);
      clock.pass(40 * DAY);
      expect(await ask()).toBe(0);
      await resumeLoop(log, change);
      expect(await ask()).toBe(2);
      expect(await openNow()).toEqual(["check-in-1"]);
      await pauseLoop(log, change);
      expect(await openNow()).toEqual([]);
      await closeLoop(log, change);
      expect(await ask()).toBe(2);
      expect(await asked()).toEqual(["check-in-1", "closing"]);
      expect(await openNow()).toEqual(["closing"]);
      clock.pass(31 * DAY);
      expect(await openNow()).toEqual([]);
      expect(await ask()).toBe(0);
      await removeParticipant(log, { programId, participantId: lena, by: userId });
      clock.pass(100 * DAY);
      expect(await ask()).toBe(0);
    });
  });

  describe("at the end", () => {
    const ending = { reason: null, comment: null, lastWord: null };

    test("whoever closes the loop is asked on that page and not again; the other is asked once, by mail", async () => {
      const pair = await scene();
      const { log, lena, amara, loopId, ask, asked, given } = pair;
      const hers = { ...ending, reason: "goals-reached" as const, rating: 2, comment: "Too short" };
      await endLoop(log, await pair.memberViewer(lena, loopId), hers, rateAtEnd(log));
      // It is a rating like any other: the coordinator hears of it, though the log heard it before the end.
      expect(await given()).toMatchObject([{ rating: 2, comment: "Too short", question: "closing" }]);
      expect(await ask()).toBe(1);
      expect(await asked()).toEqual(["closing"]);
      expect(await pair.open()).toEqual([]);
      // A last word that answers hers is no rating, and a second run asks nothing again.
      await endLoop(log, await pair.memberViewer(amara, loopId), { ...ending, lastWord: "Farewell", rating: null });
      expect(await ask()).toBe(0);
    });

    test("who rates it while answering a last word is not asked any more", async () => {
      const pair = await scene();
      const { log, lena, amara, loopId, ask } = pair;
      await endLoop(log, await pair.memberViewer(lena, loopId), { ...ending, rating: null }, rateAtEnd(log));
      await endLoop(log, await pair.memberViewer(amara, loopId), { ...ending, rating: 5 }, rateAtEnd(log));
      expect(await ask()).toBe(0);
    });
  });

  describe("by mail", () => {
    test("comes with one link for each answer, once, and once more a week later", async () => {
      const { clock, ask, send, mails, lena, loopId, programId } = await scene();
      clock.pass(30 * DAY);
      await ask();
      expect(await send()).toBe(2);
      expect(await send()).toBe(0);
      const [mail] = await mails();
      expect(mail?.subject).toBe("You and Amara have been together for a month. How is it going?");
      expect(mail?.body).toContain("Your coordinator sees this, number and words. Your partner does not.");
      const links = [...(mail?.body ?? "").matchAll(/http:\/\/cairn\.example\/feedback\/(\S+)/g)];
      const read = links.map(([, token]) => readFeedbackLink(signer, token ?? "", clock.now()));
      expect(read.map((link) => link?.rating)).toEqual([1, 2, 3, 4, 5, null]);
      expect(read[0]).toEqual({ programId, loopId, participantId: lena, question: "check-in-1", rating: 1 });
      clock.pass(7 * DAY - 1);
      expect(await send()).toBe(0);
      clock.pass(1);
      expect(await send()).toBe(2);
      clock.pass(50 * DAY);
      expect(await send()).toBe(0);
      expect(await mails()).toHaveLength(2);
      const [, token] = links[0] ?? [];
      expect(readFeedbackLink(signer, token ?? "", clock.now())).not.toBeNull();
      clock.pass(4 * DAY);
      expect(readFeedbackLink(signer, token ?? "", clock.now())).toBeNull();
      expect(readFeedbackLink(signer, `${token}x`, clock.now())).toBeNull();
      expect(readFeedbackLink(openSigner("another"), token ?? "", clock.now())).toBeNull();
    });

    test("is silent for those who have answered, paused or ended meanwhile", async () => {
      const { clock, log, change, ask, send, give, mails, amara } = await scene();
      clock.pass(30 * DAY);
      await ask();
      await give(4);
      expect(await send()).toBe(1);
      await pauseLoop(log, change);
      clock.pass(8 * DAY);
      expect(await send()).toBe(0);
      expect(await mails()).toHaveLength(0);
      await resumeLoop(log, change);
      expect(await send()).toBe(0);
      await give(3, null, undefined, amara);
      clock.pass(60 * DAY);
      await ask();
      await closeLoop(log, change);
      expect(await send()).toBe(0);
      await ask();
      expect(await send()).toBe(2);
      expect((await mails()).map((mail) => mail.subject)).toEqual([
        "Your loop with Amara has ended. How was it, all in all?",
      ]);
    });
  });

  describe("given", () => {
    test("answers what is open; once more, it changes the answer, and the log says what holds", async () => {
      const { clock, ask, give, given, told, open: openNow, programId, lena, loopId } = await scene();
      clock.pass(30 * DAY);
      await ask();
      expect(await give(5)).toMatchObject({ changed: true });
      expect(await openNow()).toEqual([]);
      expect(await give(5, null, "check-in-1")).toMatchObject({ changed: false });
      expect(await give(5, "We laugh a lot", "check-in-1")).toMatchObject({ changed: true });
      expect(await told()).toEqual(["5"]);
      expect(await give(2, null, "check-in-1")).toMatchObject({ changed: true });
      expect(await give(4, null, "check-in-1")).toMatchObject({ changed: true });
      expect(await given()).toMatchObject([
        { rating: 4, comment: "We laugh a lot", question: "check-in-1", revision: 2 },
      ]);
      expect(await told()).toEqual(["5 taken back", "2 taken back", "4"]);
      const { rebuild } = await import("../../progress/rebuild.ts");
      expect(await rebuild(store, programId, { check: true })).toEqual([]);
      expect([lena, loopId]).toHaveLength(2);
    });

    test("of one's own accord is no answer to anything; twice within a minute it is one", async () => {
      const { clock, give, given, told } = await scene();
      await give(3, "All right");
      await give(3, "All right");
      clock.pass(60_000);
      await give(3, "All right");
      expect(await given()).toMatchObject([{ question: null }, { question: null }]);
      expect(await told()).toEqual(["3", "3"]);
    });

    test("16 times at once for one question is one answer", async () => {
      const { clock, ask, give, given, told } = await scene();
      clock.pass(30 * DAY);
      await ask();
      await Promise.all(Array.from({ length: 16 }, (_, index) => give((index % 5) + 1, null, "check-in-1")));
      const rows = await given();
      expect(rows).toHaveLength(1);
      const holds = (await told()).filter((one) => !one.includes("taken back"));
      expect(holds).toEqual([String(rows[0]?.rating)]);
    });

    test("in a closed loop is kept without an activity, for a month; by those who left, not at all", async () => {
      const { clock, log, programId, change, give, given, told, lena, amara, userId } = await scene();
      await closeLoop(log, change);
      clock.pass(1);
      expect(await give(2, "It was not the right time")).toMatchObject({ changed: true });
      expect(await give(1, null, "closing")).toMatchObject({ changed: true });
      expect(await given()).toMatchObject([{ rating: 1, comment: "It was not the right time", question: "closing" }]);
      expect(await told()).toEqual([]);
      clock.pass(31 * DAY);
      expect(await give(5, null, undefined, amara)).toEqual({ refused: "loop_closed" });
      await removeParticipant(log, { programId, participantId: lena, by: userId });
      expect(await give(5, null, "closing")).toEqual({ refused: "not_a_member" });
    });
  });

  test("never enters the log, a mail or a notice with its words", async () => {
    const { clock, ask, give, send, programId } = await scene();
    clock.pass(30 * DAY);
    await give(2, "KANARI of a comment");
    await ask();
    await send();
    for (const table of ["activity", "mail", "notice", "standing"] as const) {
      const rows = await store.db.selectFrom(table).where("program_id", "=", programId).selectAll().execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain("KANARI");
    }
  });
});
