import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import { askFeedback } from "../features/feedback/ask-feedback.ts";
import { giveFeedback } from "../features/feedback/give-feedback.ts";
import { removeParticipant } from "../features/participants/remove-participant.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import { rebuild } from "../progress/rebuild.ts";
import type { Store } from "../store/store.ts";
import { Filter } from "./filter.ts";
import { lowRatings } from "./low-ratings.ts";
import { missingRatings } from "./missing-ratings.ts";
import { countWhoFit, peopleWhoFit } from "./people-who-fit.ts";
import { sentiment } from "./sentiment.ts";

const DAY = 86_400_000;

eachStore("what ratings say", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const { programId, log } = world;
    const [lena, amara, ben] = [await world.mentee("Lena"), await world.mentor("Amara"), await world.mentor("Ben")];
    const [first, second] = [await world.loop(amara, lena), await world.loop(ben, lena)];
    const give = (who: ParticipantId, rating: number, loopId = first, comment: string | null = null) =>
      giveFeedback(
        log,
        { program: { programId }, loop: { loopId }, participant: { participantId: who } },
        { rating, comment },
      );
    const filtered = async (rated: Filter["rated"]) => {
      const { program } = world.coordinatorViewer();
      const filter = Filter.parse({ rated });
      const rows = await peopleWhoFit(store.db, program, filter, clock.now())
        .select("p.name")
        .orderBy("p.name")
        .execute();
      expect(await countWhoFit(store.db, program, filter, clock.now())).toBe(rows.length);
      return rows.map((row) => row.name);
    };
    const low = () => lowRatings(store.db, programId, clock.now());
    /** One that a rating answers can be changed. */
    const ask = (who: ParticipantId) =>
      store.db
        .insertInto("feedback_request")
        .values({
          program_id: programId,
          loop_id: first,
          participant_id: who,
          question: "check-in",
          asked_at: clock.now(),
        })
        .execute();
    return { ...world, ask, lena, amara, ben, first, second, give, filtered, low };
  }

  describe("low ratings", () => {
    test("are 1 and 2, not 3, with who, of which loop, and the words", async () => {
      const { give, low, filtered, lena, amara, ben, second } = await scene();
      expect(await low()).toEqual({ people: 0, newest: [] });
      await give(lena, 2, undefined, "We do not meet");
      await give(amara, 3);
      await give(ben, 1, second);
      const seen = await low();
      expect(seen.people).toBe(2);
      expect(seen.newest).toContainEqual(
        expect.objectContaining({ name: "Lena", partners: ["Amara"], rating: 2, comment: "We do not meet" }),
      );
      expect(seen.newest).toContainEqual(expect.objectContaining({ name: "Ben", partners: ["Lena"], rating: 1 }));
      expect(await filtered("low")).toEqual(["Ben", "Lena"]);
    });

    test("are gone when a better one follows in that loop, and only there", async () => {
      const { clock, give, low, lena, second } = await scene();
      await give(lena, 1);
      await give(lena, 2, second);
      expect(await low()).toMatchObject({ people: 1, newest: [{ rating: 2 }, { rating: 1 }] });
      clock.pass(1);
      await give(lena, 4);
      expect((await low()).newest.map((one) => one.rating)).toEqual([2]);
      clock.pass(DAY);
      await give(lena, 3, second);
      expect((await low()).people).toBe(0);
    });

    test("speak for 60 days, not a moment longer; of people who left, no more", async () => {
      const { clock, log, programId, userId, give, low, filtered, lena, amara } = await scene();
      await give(lena, 2);
      await give(amara, 1);
      await removeParticipant(log, { programId, participantId: amara, by: userId });
      expect((await low()).newest.map((one) => one.name)).toEqual(["Lena"]);
      clock.pass(60 * DAY - 1);
      expect((await low()).people).toBe(1);
      clock.pass(1);
      expect((await low()).people).toBe(0);
      expect(await filtered("low")).toEqual([]);
    });

    test("of another program are not seen", async () => {
      const [one, other] = [await scene(), await scene()];
      await one.give(one.lena, 1);
      expect((await other.low()).people).toBe(0);
      expect(await other.filtered("low")).toEqual([]);
    });
  });

  describe("the filters on ratings", () => {
    test("mean the latest rating of each loop: changed, followed by another, or of two loops", async () => {
      const { clock, give, filtered, lena, amara, ben, second } = await scene();
      expect(await filtered("none")).toEqual(["Amara", "Ben", "Lena"]);
      await give(lena, 3);
      await give(lena, 5, second);
      await give(ben, 4, second);
      expect([await filtered("fair"), await filtered("good"), await filtered("low"), await filtered("none")]).toEqual([
        ["Lena"],
        ["Ben", "Lena"],
        [],
        ["Amara"],
      ]);
      clock.pass(DAY);
      await give(lena, 1);
      expect([await filtered("low"), await filtered("fair"), await filtered("good")]).toEqual([
        ["Lena"],
        [],
        ["Ben", "Lena"],
      ]);
      clock.pass(59 * DAY);
      expect([await filtered("low"), await filtered("good"), await filtered("none")]).toEqual([
        ["Lena"],
        [],
        ["Amara"],
      ]);
      await give(amara, 3);
      expect(await filtered("fair")).toEqual(["Amara"]);
    });

    test("follow a rating that is changed, and one that is gone", async () => {
      const { clock, log, programId, ask, lena, first, filtered } = await scene();
      await ask(lena);
      const giver = { program: { programId }, loop: { loopId: first }, participant: { participantId: lena } };
      const say = (rating: number) => giveFeedback(log, giver, { rating, comment: null, question: "check-in" });
      await say(1);
      clock.pass(DAY);
      expect(await filtered("low")).toEqual(["Lena"]);
      await say(4);
      expect([await filtered("low"), await filtered("good")]).toEqual([[], ["Lena"]]);
      expect(await rebuild(store, programId, { check: true })).toEqual([]);
      await store.db.deleteFrom("feedback").where("author_id", "=", lena).execute();
      expect(await filtered("good")).toEqual([]);
      expect(await filtered("none")).toContain("Lena");
    });

    test("are put right by a rebuild, which says so", async () => {
      const { clock, programId, lena, give, filtered } = await scene();
      await give(lena, 2);
      await sql`update participant set rated_low_at = null, rated_good_at = ${clock.now()}
        where participant_id = ${lena}`.execute(store.db);
      expect(await filtered("low")).toEqual([]);
      const words = expect.stringMatching(new RegExp(`^ratings of ${lena}: was .*"low":null.*, is .*"good":null`));
      expect(await rebuild(store, programId, { check: true })).toEqual([words]);
      expect(await rebuild(store, programId)).toEqual([words]);
      expect(await rebuild(store, programId, { check: true })).toEqual([]);
      expect(await filtered("low")).toEqual(["Lena"]);
    });
  });

  test("a rating is missing 14 days after it was asked for, until it is given", async () => {
    const { clock, log, programId, lena, amara, first, give, filtered } = await scene();
    for (const who of [lena, amara])
      await store.db.updateTable("participant").set({ status: "active" }).where("participant_id", "=", who).execute();
    clock.pass(30 * DAY);
    await askFeedback(log);
    const missing = () => missingRatings(store.db, programId, clock.now());
    clock.pass(14 * DAY - 1);
    expect(await missing()).toBe(0);
    clock.pass(1);
    expect(await missing()).toBe(2);
    expect(await filtered("missing")).toEqual(["Amara", "Lena"]);
    await give(amara, 5, first);
    expect(await filtered("missing")).toEqual(["Lena"]);
    expect(await missing()).toBe(1);
  });

  test("sentiment is the mean of 60 days against the 60 before", async () => {
    const { clock, programId, give, lena, amara } = await scene();
    const now = () => sentiment(store.db, programId, clock.now());
    expect(await now()).toEqual({ average: null, ratings: 0, change: null });
    await give(lena, 3);
    expect(await now()).toEqual({ average: 3, ratings: 1, change: null });
    clock.pass(60 * DAY);
    expect(await now()).toEqual({ average: null, ratings: 0, change: null });
    await give(lena, 4);
    await give(amara, 5);
    expect(await now()).toEqual({ average: 4.5, ratings: 2, change: 1.5 });
  });
});
