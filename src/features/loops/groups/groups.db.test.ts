import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import type { Store } from "../../../store/store.ts";
import { closeLoop } from "../change-loop.ts";
import { membersOf } from "../members-of.ts";
import { createGroup } from "./create-group.ts";
import { addMember, joinGroup, removeMember } from "./members.ts";
import { readGroups } from "./read-groups.ts";
import { askToJoin, decideRequest, openRequests } from "./requests.ts";

eachStore("groups", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene(kind: "public" | "on-request" | "hidden" = "public") {
    const world = await buildWorld(store);
    const { log, programId, userId } = world;
    const [amara, lena] = [await world.mentor("Amara"), await world.mentee("Lena")];
    const loopId = await createGroup(log, {
      programId,
      by: userId,
      group: { name: "Women who lead", description: "Once a month", kind },
      members: [
        { participant: amara, role: "mentor" },
        { participant: lena, role: "mentee" },
      ],
    });
    const group = { programId, loopId };
    const join = (participant: ParticipantId, role: "mentor" | "mentee" = "mentee") =>
      joinGroup(log, { ...group, participant, role, by: participant });
    const leave = (participant: ParticipantId) => removeMember(log, { ...group, participant, by: participant });
    const names = async () => (await membersOf(store.db, programId, loopId)).map((member) => member.name);
    const count = async (activity: string) =>
      (
        await store.db
          .selectFrom("activity")
          .where("loop_id", "=", loopId)
          .where("kind", "=", activity)
          .select("seq")
          .execute()
      ).length;
    const sound = async () => expect(await rebuild(store, programId, { check: true })).toEqual([]);
    return { ...world, amara, lena, loopId, group, join, leave, names, count, sound };
  }

  test("somebody joins, stands at Matching there, leaves, and comes back to where they were", async () => {
    const { join, leave, mentee, standing, loopId, names, count, sound } = await scene();
    const noor = await mentee("Noor");
    expect(await join(noor)).toBe(true);
    expect(await join(noor)).toBe(false);
    expect(await names()).toEqual(["Amara", "Lena", "Noor"]);
    expect(await standing(noor, loopId)).toMatchObject({ stage: 1, role: "mentee" });
    expect(await leave(noor)).toBe(true);
    expect(await leave(noor)).toBe(false);
    expect(await standing(noor)).toMatchObject({ stage: 0 });
    expect(await join(noor)).toBe(true);
    expect([await count("loop.member-added"), await count("loop.member-removed")]).toEqual([2, 1]);
    await sound();
  });

  test("the last mentor stays, until there is another", async () => {
    const { leave, join, amara, mentor, names, sound } = await scene();
    expect(await leave(amara)).toEqual({ refused: "last_mentor" });
    expect(await join(await mentor("Ben"), "mentor")).toBe(true);
    expect(await leave(amara)).toBe(true);
    expect(await names()).toEqual(["Ben", "Lena"]);
    await sound();
  });

  test("a pair, a closed group, a hidden one: nobody joins", async () => {
    const { log, group, join, leave, lena, mentee, mentor, loop, programId, userId } = await scene();
    const noor = await mentee("Noor");
    const pair = await loop(await mentor("Ben"), await mentee("Ana"));
    expect(await joinGroup(log, { programId, loopId: pair, participant: noor, role: "mentee", by: noor })).toEqual({
      refused: "not_open_to_all",
    });
    expect(await addMember(log, { programId, loopId: pair, participant: noor, role: "mentee", by: userId })).toEqual({
      refused: "not_a_group",
    });
    await closeLoop(log, { ...group, by: userId });
    expect(await join(noor)).toEqual({ refused: "loop_closed" });
    expect(await leave(lena)).toEqual({ refused: "loop_closed" });
    const hidden = await scene("hidden");
    const eve = await hidden.mentee("Eve");
    expect(await hidden.join(eve)).toEqual({ refused: "not_open_to_all" });
    expect(await readGroups(store.db, await hidden.participantViewer(eve))).toEqual([]);
    expect(await readGroups(store.db, await hidden.participantViewer(hidden.lena))).toHaveLength(1);
  });

  test("on request: asked once, answered once, and asked again after a no", async () => {
    const { log, group, mentee, amara, names, count, sound } = await scene("on-request");
    const noor = await mentee("Noor");
    const ask = () => askToJoin(log, { ...group, participant: noor, note: "I lead three people" });
    const decide = (approve: boolean) =>
      decideRequest(log, { ...group, participant: noor, by: amara, approve, role: "mentee" });
    expect(await decide(true)).toBe(false);
    expect([await ask(), await ask()]).toEqual([true, false]);
    expect((await openRequests(store.db, group)).map((one) => [one.name, one.note])).toEqual([
      ["Noor", "I lead three people"],
    ]);
    expect([await decide(false), await decide(true)]).toEqual([true, false]);
    expect(await names()).not.toContain("Noor");
    expect(await ask()).toBe(true);
    expect(await decide(true)).toBe(true);
    expect(await names()).toContain("Noor");
    expect([await ask(), await count("loop.member-added")]).toEqual([false, 1]);
    const told = await store.db.selectFrom("notice").where("loop_id", "=", group.loopId).selectAll().execute();
    expect(told.filter((one) => one.participant_id === noor).map((one) => one.about)).toEqual(["declined", "added"]);
    expect(JSON.stringify(told)).not.toContain("I lead");
    await sound();
  });

  describe("16 at once", () => {
    const at16 = <T>(work: (index: number) => Promise<T>) => Promise.all(Array.from({ length: 16 }, (_, i) => work(i)));

    test("joining twice, leaving twice: one of each", async () => {
      const { join, leave, mentee, count, names, sound } = await scene();
      const noor = await mentee("Noor");
      expect((await at16(() => join(noor))).filter((one) => one === true)).toHaveLength(1);
      expect((await at16(() => leave(noor))).filter((one) => one === true)).toHaveLength(1);
      expect([await count("loop.member-added"), await count("loop.member-removed")]).toEqual([1, 1]);
      expect(await names()).toEqual(["Amara", "Lena"]);
      await sound();
    });

    test("all mentors leaving: one of them stays", async () => {
      const { join, leave, mentor, amara, names, sound } = await scene();
      const mentors = [amara];
      for (let i = 1; i < 16; i++) {
        const one = await mentor(`Mentor ${i}`);
        await join(one, "mentor");
        mentors.push(one);
      }
      const left = await at16((i) => leave(mentors[i] as ParticipantId));
      expect(left.filter((one) => one === true)).toHaveLength(15);
      expect(await names()).toHaveLength(2);
      await sound();
    });

    test("approving and declining: one answer, and it is so", async () => {
      const { log, group, mentee, amara, names, sound } = await scene("on-request");
      const noor = await mentee("Noor");
      await askToJoin(log, { ...group, participant: noor, note: null });
      const decided = await at16((i) =>
        decideRequest(log, { ...group, participant: noor, by: amara, approve: i % 2 === 0, role: "mentee" }),
      );
      const winner = decided.indexOf(true);
      expect(decided.filter((one) => one === true)).toHaveLength(1);
      expect((await names()).includes("Noor")).toBe(winner % 2 === 0);
      await sound();
    });
  });
});
