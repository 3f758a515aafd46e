import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { Filter } from "../../insights/filter.ts";
import { countWhoFit } from "../../insights/people-who-fit.ts";
import { zonesOf } from "../../insights/zones.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { giveFeedback } from "../feedback/give-feedback.ts";
import { pauseLoop, resumeLoop } from "../loops/change-loop.ts";
import { setCapacity } from "../loops/set-capacity.ts";
import { sendMessage } from "../messages/send-message.ts";
import { removeParticipant } from "../participants/remove-participant.ts";
import { saveProfile } from "../profile/save-profile.ts";
import { exportParticipants } from "./export-participants.ts";
import { findParticipants } from "./find-participants.ts";

const DAY = 86_400_000;

eachStore("finding participants", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  /** Nine people: three pairs that stand apart in time, two who wait, one who was removed. */
  async function scene() {
    const world = await buildWorld(store);
    const { clock, log, programId } = world;
    for (const [mentor, mentee] of [
      ["Amara", "Lena"],
      ["ben", "Åsa"],
      ["Chi", "Zoë"],
    ] as const) {
      const [one, other] = [await world.mentor(mentor), await world.mentee(mentee)];
      const loopId = await world.loop(one, other);
      clock.pass(5 * DAY);
      await sendMessage(log, { programId, loopId, author: other, body: "Hello" });
    }
    await world.mentee("100% Pia_Lu");
    await world.either("Noor");
    const gone = await world.mentor("Gone");
    await removeParticipant(log, { programId, participantId: gone, by: world.userId });
    const program = world.coordinatorViewer().program;
    const find = async (filter: Partial<Filter>, limit?: number) => {
      const names: string[] = [];
      let after = "";
      for (;;) {
        const page = await findParticipants(store.db, program, Filter.parse(filter), clock.now(), after, limit);
        names.push(...page.people.map((person) => person.name));
        if (page.next === null) break;
        after = page.next;
      }
      // The number comes by ways of its own.
      expect(await count(filter)).toBe(names.length);
      return names;
    };
    const count = (filter: Partial<Filter>) => countWhoFit(store.db, program, Filter.parse(filter), clock.now());
    return { ...world, find, count };
  }

  test.each(["name", "since", "active"] as const)("in the order of %s, pages hold everybody once", async (sort) => {
    const { find, count } = await scene();
    const whole = await find({ sort }, 50);
    expect(whole).toHaveLength(8);
    for (const limit of [1, 2, 3, 7]) expect(await find({ sort }, limit)).toEqual(whole);
    expect(await count({})).toBe(8);
  });

  test("orders by name whatever its case and accents, by who waits longest, by who was here last", async () => {
    const { find } = await scene();
    expect((await find({})).slice(0, 4)).toEqual(["100% Pia_Lu", "Amara", "Åsa", "ben"]);
    expect((await find({ sort: "since" })).slice(0, 2).sort()).toEqual(["Amara", "Lena"]);
    expect((await find({ sort: "active" }))[0]).toBe("Zoë");
  });

  test("filters combine, and mean the same standing", async () => {
    const { find, count, clock } = await scene();
    expect(await find({ role: "mentee", milestone: "matching" })).toEqual(["Åsa", "Lena", "Zoë"]);
    expect(await find({ loops: "none" })).toEqual(["100% Pia_Lu", "Noor"]);
    expect(await find({ status: "removed" })).toEqual(["Gone"]);
    expect(await find({ status: "removed", loops: "none" })).toEqual(["Gone"]);
    expect(await find({ loops: "none", stuck: "1" })).toEqual([]);
    expect(await find({ loops: "any", q: "zo" })).toEqual(["Zoë"]);
    expect(await find({ milestone: "matching", turn: "me", role: "mentor" })).toEqual(["Amara", "ben", "Chi"]);
    expect(await find({ stuck: "1" })).toEqual([]);
    clock.pass(8 * DAY);
    expect(await find({ stuck: "1" })).toEqual(["Amara", "Lena"]);
    expect(await find({ stuck: "1", milestone: "first-meeting" })).toEqual([]);
    expect(await count({ stuck: "1", role: "mentor" })).toBe(1);
  });

  test("days in a milestone leave pauses out; days without activity count from the last one", async () => {
    const { find, clock, log, programId, store } = await scene();
    const { loop_id: loopId } = await store.db
      .selectFrom("standing as s")
      .innerJoin("participant as p", (join) =>
        join.onRef("p.program_id", "=", "s.program_id").onRef("p.participant_id", "=", "s.participant_id"),
      )
      .where("s.program_id", "=", programId)
      .where("p.name", "=", "Lena")
      .select("s.loop_id")
      .executeTakeFirstOrThrow();
    // 15 days in matching by now, 10 and 5 of the others. Then a pause of 7 days.
    const loop = { programId, loopId: loopId as LoopId, by: "coordinator" };
    expect(await find({ milestone: "matching", days: "15" })).toEqual(["Amara", "Lena"]);
    expect(await find({ milestone: "matching", days: "16" })).toEqual([]);
    await pauseLoop(log, loop);
    clock.pass(7 * DAY);
    expect(await find({ milestone: "matching", days: "15" })).toEqual(["Åsa", "ben"]);
    await resumeLoop(log, loop);
    expect(await find({ milestone: "matching", days: "15" })).toEqual(["Amara", "Åsa", "ben", "Lena"]);
    expect(await find({ milestone: "matching", days: "16" })).toEqual(["Åsa", "ben"]);
    clock.pass(DAY);
    expect(await find({ milestone: "matching", days: "16", role: "mentee" })).toEqual(["Åsa", "Lena"]);
    expect(await find({ quiet: "13", role: "mentee" })).toEqual(["100% Pia_Lu", "Åsa", "Lena"]);
    expect(await find({ quiet: "8", loops: "any", role: "mentee" })).toEqual(["Åsa", "Lena", "Zoë"]);
    expect(await find({ loops: "many" })).toEqual([]);
  });

  test("whose turn by role, how many loops, who rests, who was here lately", async () => {
    const { find, clock, log, programId, mentor, mentee, loop } = await scene();
    expect(await find({ turn: "mentor" })).toEqual(["Amara", "ben", "Chi"]);
    expect(await find({ turn: "mentee" })).toEqual([]);
    expect(await find({ turn: "coordinator" })).toEqual(["100% Pia_Lu", "Noor"]);
    const [dora, eli, fay] = [await mentor("Dora"), await mentee("Eli"), await mentee("Fay")];
    const first = await loop(dora, eli);
    await loop(dora, fay);
    expect(await find({ loops: "many" })).toEqual(["Dora"]);
    expect(await find({ loops: "one", role: "mentor" })).toEqual(["Amara", "ben", "Chi"]);
    await pauseLoop(log, { programId, loopId: first, by: "coordinator" });
    expect(await find({ status: "paused" })).toEqual(["Dora", "Eli"]);
    // Zoë wrote now, Åsa and Lena five and ten days before.
    expect(await find({ seen: "1", role: "mentee" })).toEqual(["Zoë"]);
    expect(await find({ seen: "6", role: "mentee" })).toEqual(["Åsa", "Zoë"]);
    clock.pass(DAY);
    expect(await find({ seen: "6", quiet: "2", role: "mentee" })).toEqual([]);
    expect(await find({ seen: "7", quiet: "6", role: "mentee" })).toEqual(["Åsa"]);
  });

  test("what people rated, and what they said when they signed up", async () => {
    const world = await scene();
    const { find, clock, programId, log } = world;
    const { db } = store;
    const members = await db
      .selectFrom("loop_member as m")
      .innerJoin("participant as p", "p.participant_id", "m.participant_id")
      .where("m.program_id", "=", programId)
      .select(["p.name", "m.participant_id", "m.loop_id"])
      .execute();
    const viewer = (name: string) => {
      const found = members.find((one) => one.name === name);
      return world.memberViewer(found?.participant_id as ParticipantId, found?.loop_id as LoopId);
    };
    for (const [name, rating] of [
      ["Lena", 2],
      ["Åsa", 3],
      ["Zoë", 5],
    ] as const) {
      await giveFeedback(log, await viewer(name), { rating, comment: "" });
    }
    expect(await find({ rated: "low" })).toEqual(["Lena"]);
    expect(await find({ rated: "fair" })).toEqual(["Åsa"]);
    expect(await find({ rated: "good" })).toEqual(["Zoë"]);
    expect(await find({ rated: "none", role: "mentee" })).toEqual(["100% Pia_Lu"]);
    clock.pass(DAY);
    await giveFeedback(log, await viewer("Lena"), { rating: 4, comment: "" });
    expect(await find({ rated: "good" })).toEqual(["Lena", "Zoë"]);
    clock.pass(60 * DAY);
    expect(await find({ rated: "good" })).toEqual([]);
    const profile = { headline: "Nurse in Porto", about: "I speak Português", timezone: "Asia/Tokyo" };
    const { participant, ...rest } = await viewer("Åsa");
    await saveProfile(log, { ...rest, participant }, { name: "Åsa", ...profile });
    await setCapacity(db, programId, (await viewer("Amara")).participant.participantId, 2);
    await setCapacity(db, programId, (await viewer("ben")).participant.participantId, 1);
    expect(await find({ says: "NURSE" })).toEqual(["Åsa"]);
    expect(await find({ says: "português" })).toEqual(["Åsa"]);
    expect(await find({ says: "%" })).toEqual([]);
    expect(await find({ profile: "complete" })).toEqual(["Åsa"]);
    expect(await find({ profile: "empty", role: "mentee" })).toEqual(["100% Pia_Lu", "Lena", "Zoë"]);
    expect(await zonesOf(db, programId)).toContain("Asia/Tokyo");
    expect(await find({ zone: "Asia/Tokyo" })).toEqual(["Åsa"]);
    expect(await find({ place: "free" })).toEqual(["Amara"]);
    expect(await find({ meets: "said" })).toEqual([]);
    expect(await find({ meets: "unsaid", zone: "Asia/Tokyo", says: "porto" })).toEqual(["Åsa"]);
  });

  test("the CSV holds everybody the filters leave, a line a standing, and no formula", async () => {
    const { clock, programId, mentee, coordinatorViewer } = await scene();
    await mentee("=HYPERLINK(1)");
    const { program } = coordinatorViewer();
    const text = async (filter: Partial<Filter>) => {
      let all = "";
      for await (const piece of exportParticipants(
        store.db,
        { ...program, programId },
        Filter.parse(filter),
        clock.now(),
      ))
        all += piece;
      return all;
    };
    const rows = parse(await text({}), { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.map((row) => row.Name)).toContain("'=HYPERLINK(1)");
    expect(rows).toHaveLength(9);
    expect(rows.find((row) => row.Name === "Åsa")).toMatchObject({
      Role: "mentee",
      "Role in the loop": "mentee",
      Milestone: "Matching",
      Days: "10",
      Stuck: "",
      "Whose turn": "either's",
    });
    expect(parse(await text({ q: "nobody at all" }), { columns: true, bom: true })).toEqual([]);
    expect((await text({})).startsWith("\uFEFFName,Email")).toBe(true);
  });

  test("a search is for these very characters, in names and addresses", async () => {
    const { find } = await scene();
    expect(await find({ q: "ZO" })).toEqual(["Zoë"]);
    for (const q of ["zoe", "ZOË", "Zoe\u0308"]) expect(await find({ q })).toEqual(["Zoë"]);
    expect(await find({ q: "asa" })).toEqual(["Åsa"]);
    expect(await find({ q: "lena@" })).toEqual(["Lena"]);
    expect(await find({ q: "%" })).toEqual(["100% Pia_Lu"]);
    expect(await find({ q: "a_l" })).toEqual(["100% Pia_Lu"]);
    expect(await find({ q: "\\" })).toEqual([]);
    expect(await find({ q: "'; drop table participant --" })).toEqual([]);
  });
});
