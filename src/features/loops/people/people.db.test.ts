import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Store } from "../../../store/store.ts";
import { createGroup } from "../groups/create-group.ts";
import { addToGroup, openGroups } from "./add-to-group.ts";
import { pairsOf, pausePeople, resumePeople } from "./pause-people.ts";

eachStore("the loops of chosen people", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const [amara, ben] = [await world.mentor("Amara"), await world.mentor("Ben")];
    const [lena, zoe] = [await world.mentee("Lena"), await world.mentee("Zoë")];
    const noor = await world.either("Noor");
    const loops = [await world.loop(amara, lena), await world.loop(amara, zoe), await world.loop(ben, zoe)] as const;
    const group = await createGroup(world.log, {
      programId: world.programId,
      by: world.userId,
      group: { name: "Book circle", description: null, kind: "public" },
      members: [
        { participant: amara, role: "mentor" },
        { participant: lena, role: "mentee" },
      ],
    });
    const of = (people: ParticipantId[]) => ({ programId: world.programId, people, by: world.userId });
    return { ...world, amara, ben, lena, zoe, noor, loops, group, of };
  }

  test("pairs rest until a day, once, and go on; groups are left alone", async () => {
    const { log, clock, programId, amara, lena, loops, group, of } = await scene();
    const until = new Date(clock.now().getTime() + 14 * 86_400_000);
    const state = async () => {
      const rows = await store.db
        .selectFrom("loop")
        .where("program_id", "=", programId)
        .select(["loop_id", "status", "returns_at"])
        .execute();
      return [...loops, group]
        .map((id) => rows.find((row) => row.loop_id === id))
        .map((row) => [row?.status, row?.returns_at]);
    };
    expect((await pairsOf(store.db, programId, [amara, lena])).map((one) => one.title).sort()).toEqual([
      "Amara and Lena",
      "Amara and Zoë",
    ]);
    const paused = await pausePeople(log, { ...of([amara, lena]), until });
    expect(paused.toSorted()).toEqual([loops[0], loops[1]].toSorted());
    expect(await pausePeople(log, { ...of([amara, lena]), until })).toEqual([]);
    expect(await state()).toEqual([
      ["paused", until],
      ["paused", until],
      ["open", null],
      ["open", null],
    ]);
    expect(await resumePeople(log, of([lena]))).toBe(1);
    expect(await resumePeople(log, of([lena]))).toBe(0);
    // Taking back a pause goes on with what that pause stopped, and with nothing that rested before.
    expect(await resumePeople(log, { ...of([amara]), only: [loops[0]] })).toBe(0);
    expect(await state()).toEqual([
      ["open", null],
      ["paused", until],
      ["open", null],
      ["open", null],
    ]);
    // Nobody of elsewhere.
    const other = await buildWorld(store);
    expect(await pausePeople(log, { programId: other.programId, people: [amara], by: other.userId })).toEqual([]);
  });

  test("people come into a group as they signed up, once; a group that is none is refused", async () => {
    const { log, programId, amara, ben, zoe, noor, loops, group, of } = await scene();
    expect((await openGroups(store.db, programId)).map((one) => one.name)).toEqual(["Book circle"]);
    const add = (people: ParticipantId[], role: "mentor" | "mentee" | null = null) =>
      addToGroup(log, { ...of(people), group, role });
    expect(await add([amara, ben, zoe])).toEqual({ added: 2 });
    expect(await add([ben, zoe, "nobody" as ParticipantId])).toEqual({ added: 0 });
    expect(await add([noor], "mentor")).toEqual({ added: 1 });
    const members = await store.db
      .selectFrom("loop_member")
      .where("loop_id", "=", group)
      .where("participant_id", "in", [ben, zoe, noor])
      .select(["participant_id", "role"])
      .execute();
    expect(new Map(members.map((one) => [one.participant_id, one.role]))).toEqual(
      new Map([
        [ben, "mentor"],
        [zoe, "mentee"],
        [noor, "mentor"],
      ]),
    );
    expect(await addToGroup(log, { ...of([noor]), group: loops[0], role: null })).toEqual({ refused: "not_a_group" });
  });
});
