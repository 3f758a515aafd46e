import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { Filter } from "../../insights/filter.ts";
import { countMatching } from "../../insights/matching.ts";
import type { Store } from "../../store/store.ts";
import { sendMessage } from "../messages/send-message.ts";
import { removeParticipant } from "../participants/remove-participant.ts";
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
        if (page.next === null) return names;
        after = page.next;
      }
    };
    const count = (filter: Partial<Filter>) => countMatching(store.db, program, Filter.parse(filter), clock.now());
    return { ...world, find, count };
  }

  test.each(["name", "since", "active"] as const)("in the order of %s, pages hold everybody once", async (sort) => {
    const { find, count } = await scene();
    const whole = await find({ sort }, 50);
    expect(whole).toHaveLength(8);
    for (const limit of [1, 2, 3, 7]) expect(await find({ sort }, limit)).toEqual(whole);
    expect(await count({})).toBe(8);
  });

  test("orders by name whatever its case, by who waits longest, by who was here last", async () => {
    const { find } = await scene();
    expect((await find({})).slice(0, 4)).toEqual(["100% Pia_Lu", "Amara", "ben", "Chi"]);
    expect((await find({ sort: "since" })).slice(0, 2).sort()).toEqual(["Amara", "Lena"]);
    expect((await find({ sort: "active" }))[0]).toBe("Zoë");
  });

  test("filters combine, and mean the same standing", async () => {
    const { find, count, clock } = await scene();
    expect(await find({ role: "mentee", milestone: "matching" })).toEqual(["Lena", "Zoë", "Åsa"]);
    expect(await find({ loops: "none" })).toEqual(["100% Pia_Lu", "Noor"]);
    expect(await find({ status: "removed" })).toEqual(["Gone"]);
    expect(await find({ milestone: "matching", turn: "me", role: "mentor" })).toEqual(["Amara", "ben", "Chi"]);
    expect(await find({ stuck: "1" })).toEqual([]);
    clock.pass(8 * DAY);
    expect(await find({ stuck: "1" })).toEqual(["Amara", "Lena"]);
    expect(await find({ stuck: "1", milestone: "first-meeting" })).toEqual([]);
    expect(await count({ stuck: "1", role: "mentor" })).toBe(1);
  });

  test("a search is for these very characters, in names and addresses", async () => {
    const { find } = await scene();
    expect(await find({ q: "ZO" })).toEqual(["Zoë"]);
    expect(await find({ q: "lena@" })).toEqual(["Lena"]);
    expect(await find({ q: "%" })).toEqual(["100% Pia_Lu"]);
    expect(await find({ q: "a_l" })).toEqual(["100% Pia_Lu"]);
    expect(await find({ q: "\\" })).toEqual([]);
    expect(await find({ q: "'; drop table participant --" })).toEqual([]);
  });
});
