import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { Filter } from "../../insights/filter.ts";
import type { Store } from "../../store/store.ts";
import { addParticipants } from "../participants/add-participant.ts";
import { PAGE } from "./find-participants.ts";
import { countInTime, readList } from "./read-list.ts";

eachStore("a page of people and their number", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("is known from the page, or counted, or given up in a large program", async () => {
    const world = await buildWorld(store);
    const people = Array.from({ length: PAGE + 3 }, (_, at) => ({
      name: `Person ${String(at).padStart(2, "0")}`,
      email: null,
      role: at < 2 ? ("mentor" as const) : ("mentee" as const),
    }));
    await store.transaction((tx) => addParticipants(world.log, tx, world.programId, people, world.userId));
    const { program } = world.coordinatorViewer();
    const read = (filter: Partial<Filter>, after = "", large?: { standings: number; ms: number }) =>
      readList(store, program, Filter.parse(filter), world.clock.now(), after, large);
    const first = await read({});
    expect([first.count, first.people.length]).toEqual([PAGE + 3, PAGE]);
    expect((await read({}, first.next ?? "")).count).toBe(PAGE + 3);
    expect((await read({ role: "mentor" })).count).toBe(2);
    expect((await read({ q: "xyzzy" })).count).toBe(0);
    if (store.kind === "pglite") return;
    const large = { standings: PAGE, ms: 300 };
    expect((await read({}, "", large)).count).toBe(PAGE + 3);
    const held = await store.native.connect();
    try {
      await held.query("begin; lock table participant in access exclusive mode");
      expect(await countInTime(store, program, Filter.parse({}), world.clock.now(), large)).toBe(null);
    } finally {
      await held.query("rollback");
      held.release();
    }
    expect((await read({}, "", large)).count).toBe(PAGE + 3);
  });
});
