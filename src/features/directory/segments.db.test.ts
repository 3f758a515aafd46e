import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { Filter } from "../../insights/filter.ts";
import type { Store } from "../../store/store.ts";
import { removeSegment, SEGMENTS_MAX, saveSegment, segmentsOf } from "./segments.ts";

eachStore("segments", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("are kept by name, mean what they were told last, and can be forgotten", async () => {
    const world = await buildWorld(store);
    const viewer = world.coordinatorViewer();
    const save = (name: string, filter: Partial<Filter>) => saveSegment(world.log, viewer, name, Filter.parse(filter));
    const kept = async () => (await segmentsOf(store.db, world.programId)).map((one) => `${one.name} ${one.query}`);
    expect(await save("Everybody", {})).toEqual({ refused: "no_filter" });
    const stuck = await save("Stuck mentors", { stuck: "1", role: "mentor" });
    expect(await save("stuck MENTORS", { stuck: "1" })).toEqual(stuck);
    await save("Alone", { loops: "none" });
    expect(await kept()).toEqual(["Alone ?loops=none", "stuck MENTORS ?stuck=1"]);
    const { segment } = stuck as { segment: string };
    expect(await removeSegment(world.log, viewer, segment)).toBe(true);
    expect(await removeSegment(world.log, viewer, segment)).toBe(false);
    expect(await kept()).toEqual(["Alone ?loops=none"]);
  });

  test("are this program's own, and not without end", async () => {
    const [world, other] = [await buildWorld(store), await buildWorld(store)];
    const viewer = world.coordinatorViewer();
    const filter = Filter.parse({ stuck: "1" });
    const saved = await saveSegment(world.log, viewer, "Stuck", filter);
    const { segment } = saved as { segment: string };
    expect(await removeSegment(other.log, other.coordinatorViewer(), segment)).toBe(false);
    expect(await segmentsOf(store.db, other.programId)).toEqual([]);
    for (let n = 1; n < SEGMENTS_MAX; n++) await saveSegment(world.log, viewer, `Segment ${n}`, filter);
    expect(await saveSegment(world.log, viewer, "One more", filter)).toEqual({ refused: "too_many_segments" });
    expect(await saveSegment(world.log, viewer, "Stuck", filter)).toEqual(saved);
  });
});
