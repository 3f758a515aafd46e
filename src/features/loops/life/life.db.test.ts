import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../../../test/support/world.ts";
import { openSigner } from "../../../access/signed-link.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { sendNotices } from "../../../notices/send-notices.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import type { Store } from "../../../store/store.ts";
import { rateAtEnd } from "../../feedback/give-feedback.ts";
import { closeLoop, moveReturn, pauseLoop, reopenLoop, resumeLoop } from "../change-loop.ts";
import { runLoopClock } from "../loop-clock.ts";
import { matchPeople } from "../match-people.ts";
import { setCapacity } from "../set-capacity.ts";
import { resumeDueLoops } from "./clock.ts";
import { type Ending, endLoop } from "./end-loop.ts";
import { loopLifeNotice } from "./loop-notices.ts";
import { readClosing, readClosingForCoordinator } from "./read-closing.ts";
import { undoClosing } from "./undo-closing.ts";

const DAY = 86_400_000;
const ending = (more: Partial<Ending> = {}): Ending => ({
  reason: "goals-reached",
  comment: null,
  rating: null,
  lastWord: null,
  ...more,
});

eachStore("the life of a loop, by its members", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store, fixedClock());
    const { log, programId } = world;
    const [lena, amara] = [await world.mentee("Lena"), await world.mentor("Amara")];
    for (const id of [lena, amara]) {
      await store.db.updateTable("participant").set({ status: "active" }).where("participant_id", "=", id).execute();
    }
    const loopId = await world.loop(amara, lena);
    const change = { programId, loopId, by: lena as string };
    const loop = () => store.db.selectFrom("loop").where("loop_id", "=", loopId).selectAll().executeTakeFirstOrThrow();
    const kinds = async () =>
      (
        await store.db
          .selectFrom("activity")
          .where("loop_id", "=", loopId)
          .where("kind", "<>", "loop.opened")
          .orderBy("seq")
          .select(["kind", "data"])
          .execute()
      ).map(({ kind, data }) => [kind, (data as { reason?: string }).reason ?? null]);
    const kinds_ = { kinds: [loopLifeNotice], baseUrl: "http://cairn.example", now: world.clock.now };
    const send = () => sendNotices(store, { ...kinds_, signer: openSigner("a-secret-for-tests-that-is-long-enough") });
    const subjects = async () =>
      (
        await store.db
          .selectFrom("mail")
          .where("program_id", "=", programId)
          .where("kind", "=", "loop-life")
          .orderBy("created_at")
          .orderBy("recipient")
          .select(["recipient", "subject"])
          .execute()
      ).map(({ recipient, subject }) => `${recipient.split("@")[0]}: ${subject}`);
    const viewer = (who: ParticipantId) => world.memberViewer(who, loopId);
    const sound = async () => expect(await rebuild(store, programId, { check: true })).toEqual([]);
    return { ...world, log, lena, amara, loopId, change, loop, kinds, send, subjects, viewer, sound };
  }

  describe("a pause with a day of return", () => {
    test("ends by the clock at that moment, not before, once; both are told", async () => {
      const one = await scene();
      const { log, change, clock, loop, kinds, send, subjects, standing, lena, loopId, programId, sound } = one;
      const until = new Date(clock.now().getTime() + 10 * DAY);
      const before = await standing(lena, loopId);
      expect(await pauseLoop(log, { ...change, until, reason: "away" })).toBe(true);
      expect(await send()).toBe(1);
      clock.pass(10 * DAY - 1);
      expect(await resumeDueLoops(log)).toBe(0);
      expect(await send()).toBe(0);
      expect((await loop()).status).toBe("paused");
      clock.pass(1);
      expect(await Promise.all([resumeDueLoops(log), resumeDueLoops(log)])).toContain(1);
      expect(await resumeDueLoops(log)).toBe(0);
      expect(await loop()).toMatchObject({ status: "open", returns_at: null, paused_at: null });
      expect(await kinds()).toEqual([
        ["loop.paused", "away"],
        ["loop.resumed", "return-date"],
      ]);
      expect(await send()).toBe(2);
      expect(await subjects()).toEqual([
        "amara: Spring cohort: a pause with Lena",
        "amara: Spring cohort: you go on with Lena today",
        "lena: Spring cohort: you go on with Amara today",
      ]);
      const mail = store.db.selectFrom("mail").where("subject", "=", "Spring cohort: you go on with Amara today");
      const { body } = await mail.where("program_id", "=", programId).select("body").executeTakeFirstOrThrow();
      expect(body).toMatch(/Say hello:\nhttp\S+#write\n/);
      const after = await standing(lena, loopId);
      expect(after!.stuck_from!.getTime() - before!.stuck_from!.getTime()).toBe(10 * DAY);
      await sound();
    });

    test("a clock that comes days late still counts only the days until then", async () => {
      const { log, change, clock, standing, lena, loopId, sound } = await scene();
      const before = await standing(lena, loopId);
      await pauseLoop(log, { ...change, until: new Date(clock.now().getTime() + 5 * DAY) });
      clock.pass(9 * DAY);
      await resumeDueLoops(log);
      const after = await standing(lena, loopId);
      expect(after!.stuck_from!.getTime() - before!.stuck_from!.getTime()).toBe(5 * DAY);
      await sound();
    });

    test("moved there and back, the reminder comes once, on the last day that was said", async () => {
      const { log, change, clock, kinds, send, subjects } = await scene();
      const day = (days: number) => new Date(clock.now().getTime() + days * DAY);
      const [ten, twenty] = [day(10), day(20)];
      await pauseLoop(log, { ...change, until: ten });
      clock.pass(1_000);
      expect(await moveReturn(log, { ...change, until: twenty })).toBe(true);
      clock.pass(1_000);
      expect(await moveReturn(log, { ...change, until: ten })).toBe(true);
      expect(await kinds()).toEqual([["loop.paused", null]]);
      clock.at(ten.toISOString());
      await resumeDueLoops(log);
      await send();
      clock.at(twenty.toISOString());
      await send();
      expect((await subjects()).filter((one) => one.includes("you go on")).sort()).toEqual([
        "amara: Spring cohort: you go on with Lena today",
        "lena: Spring cohort: you go on with Amara today",
      ]);
    });

    test("ended early, nobody is reminded; closed, it never goes on by itself", async () => {
      const { log, change, clock, loop, send, subjects } = await scene();
      const until = () => new Date(clock.now().getTime() + 3 * DAY);
      await pauseLoop(log, { ...change, until: until() });
      expect(await resumeLoop(log, { ...change, reason: "early" })).toBe(true);
      expect(await resumeLoop(log, change)).toBe(false);
      await pauseLoop(log, { ...change, until: until() });
      await closeLoop(log, change);
      expect(await pauseLoop(log, { ...change, until: until() })).toBe(false);
      expect(await moveReturn(log, { ...change, until: until() })).toBe(false);
      clock.pass(4 * DAY);
      await runLoopClock(log);
      expect((await loop()).status).toBe("closed");
      await send();
      expect((await subjects()).filter((one) => one.includes("today"))).toEqual([]);
    });
  });

  describe("an end with last words", () => {
    test("the words to each other are for each other, the rest is for the coordinator", async () => {
      const { log, viewer, lena, amara, programId, loopId, clock, kinds, sound } = await scene();
      const hers = ending({ comment: "Too short", rating: 4, lastWord: "Thank you, Amara" });
      expect(await endLoop(log, await viewer(lena), hers)).toEqual({ closed: true, kept: true });
      expect(await kinds()).toEqual([
        ["feedback.given", null],
        ["loop.closed", "goals-reached"],
      ]);
      const seen = await readClosing(store.db, await viewer(amara), clock.now());
      expect(seen).toMatchObject({ by_name: "Lena", mine: null, undoable: true });
      expect(seen?.theirs).toMatchObject([{ name: "Lena", last_word: "Thank you, Amara" }]);
      expect(JSON.stringify(seen)).not.toMatch(/Too short|goals-reached|rating/);
      const answer = ending({ reason: null, lastWord: "It was a joy", rating: 5 });
      expect(await endLoop(log, await viewer(amara), answer)).toEqual({ closed: false, kept: true });
      expect(await endLoop(log, await viewer(amara), ending())).toEqual({ closed: false, kept: false });
      const coordinator = await readClosingForCoordinator(store.db, programId, loopId);
      expect(coordinator?.words.map((word) => [word.name, word.reason, word.comment, word.rating])).toEqual([
        ["Lena", "goals-reached", "Too short", 4],
        ["Amara", null, null, 5],
      ]);
      expect(JSON.stringify(coordinator)).not.toMatch(/Thank you|joy/);
      await sound();
    });

    test("can be taken back by a member within 14 days, to the millisecond, if a member ended it", async () => {
      const { log, viewer, lena, amara, clock, loop, change, userId, sound } = await scene();
      await endLoop(log, await viewer(lena), ending({ lastWord: "Bye" }));
      clock.pass(14 * DAY);
      expect(await undoClosing(log, await viewer(amara))).toBe(true);
      expect((await loop()).status).toBe("open");
      expect(await readClosing(store.db, await viewer(amara), clock.now())).toBeNull();
      await endLoop(log, await viewer(amara), ending());
      clock.pass(14 * DAY + 1);
      expect(await undoClosing(log, await viewer(amara))).toEqual({ refused: "too_late" });
      await reopenLoop(log, { ...change, by: userId });
      await closeLoop(log, { ...change, by: userId, message: "See you" });
      expect(await undoClosing(log, await viewer(lena))).toEqual({ refused: "not_theirs" });
      expect(await readClosing(store.db, await viewer(lena), clock.now())).toMatchObject({ message: "See you" });
      await sound();
    });

    test("a loop that was closed from outside takes last words, too", async () => {
      const { log, viewer, lena, amara, clock, loopId, programId } = await scene();
      await store.transaction(async (tx) => {
        await tx
          .updateTable("loop")
          .set({ status: "closed", closed_at: clock.now() })
          .where("loop_id", "=", loopId)
          .execute();
        await log.record(tx, programId, { kind: "loop.closed", loop: loopId });
      });
      expect(await endLoop(log, await viewer(lena), ending({ lastWord: "Bye" }))).toEqual({
        closed: false,
        kept: true,
      });
      expect((await readClosing(store.db, await viewer(amara), clock.now()))?.theirs).toHaveLength(1);
    });
  });

  describe("16 at once", () => {
    const at16 = <T>(work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: 16 }, (_, i) => work(i)));

    test("both ending it: one closing, both last words kept", async () => {
      const { log, viewer, lena, amara, kinds, clock, sound } = await scene();
      const [a, b] = [await viewer(lena), await viewer(amara)];
      const answers = await at16((i) =>
        endLoop(log, i % 2 ? a : b, ending({ rating: 5, lastWord: `Word ${i % 2}` }), rateAtEnd(log)),
      );
      expect(answers.filter((one) => one.closed)).toHaveLength(1);
      expect(answers.filter((one) => one.kept)).toHaveLength(2);
      expect((await kinds()).map(([kind]) => kind)).toEqual(["feedback.given", "loop.closed"]);
      expect((await readClosing(store.db, a, clock.now()))?.theirs).toHaveLength(1);
      await sound();
    });

    test("pausing, going on, closing and reopening at once: every answer is true, the log is sound", async () => {
      const { log, change, clock, kinds, loop, sound } = await scene();
      const until = new Date(clock.now().getTime() + DAY);
      for (let round = 0; round < 5; round++) {
        const moves = [
          () => pauseLoop(log, { ...change, until }),
          () => resumeLoop(log, change),
          () => closeLoop(log, change),
          () => reopenLoop(log, change),
        ];
        const before = (await kinds()).length;
        const answers = await at16((i) => moves[(i + round) % 4]!());
        expect((await kinds()).length - before).toBe(answers.filter(Boolean).length);
      }
      const last = (await kinds()).at(-1)?.[0];
      const status = {
        "loop.paused": "paused",
        "loop.resumed": "open",
        "loop.closed": "closed",
        "loop.reopened": "open",
      };
      expect((await loop()).status).toBe(status[last as keyof typeof status]);
      await sound();
    });

    test("matching with a mentor who has three places: three loops, thirteen clear refusals", async () => {
      const { log, programId, userId, mentor, mentee, sound } = await scene();
      const full = await mentor("Full");
      await setCapacity(store.db, programId, full, 3);
      const mentees: ParticipantId[] = [];
      for (let i = 0; i < 16; i++) mentees.push(await mentee(`Mentee ${i}`));
      const wanted = (i: number) => ({
        programId,
        by: userId,
        members: [
          { participant: full, role: "mentor" as const },
          { participant: mentees[i] as ParticipantId, role: "mentee" as const },
        ],
      });
      const answers = await at16((i) => store.transaction((tx) => matchPeople(log, tx, wanted(i))));
      const refused = answers.filter((one) => typeof one === "object");
      expect(refused).toHaveLength(13);
      expect(refused[0]).toMatchObject({
        refused: "mentor_at_capacity",
        full: { name: "Full", capacity: 3, mentees: 3 },
      });
      const anyway = await store.transaction((tx) => matchPeople(log, tx, { ...wanted(15), anyway: true }));
      expect(typeof anyway).toBe("string");
      await sound();
    });
  });

  test("a closed loop gives its place back, a paused one keeps it; taking a closing back needs a place", async () => {
    const { log, programId, userId, change, viewer, lena, amara, mentee, sound } = await scene();
    await setCapacity(store.db, programId, amara, 1);
    const other = await mentee("Other");
    const match = () =>
      store.transaction((tx) =>
        matchPeople(log, tx, {
          programId,
          by: userId,
          members: [
            { participant: amara, role: "mentor" },
            { participant: other, role: "mentee" },
          ],
        }),
      );
    await pauseLoop(log, change);
    expect(await match()).toMatchObject({ refused: "mentor_at_capacity" });
    await endLoop(log, await viewer(lena), ending());
    expect(typeof (await match())).toBe("string");
    expect(await undoClosing(log, await viewer(lena))).toEqual({ refused: "mentor_at_capacity" });
    await sound();
  });
});
