import { expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { WHOLE } from "../../insights/slice.ts";
import { giveFeedback } from "../feedback/give-feedback.ts";
import { lookAhead } from "./look-ahead.ts";
import { readDashboard } from "./read-dashboard.ts";

eachStore("looking ahead", (open) => {
  test("finds what takes long in a large program before anybody asks", async () => {
    const world = await buildWorld(await open());
    const { store, clock, log, programId } = world;
    const [amara, lena] = [await world.mentor("Amara"), await world.mentee("Lena")];
    const loopId = await world.loop(amara, lena);
    expect(await lookAhead(store, clock.now)).toBe(0);
    await store.db.updateTable("stage_count").set({ standings: 30_000 }).where("program_id", "=", programId).execute();
    expect(await lookAhead(store, clock.now)).toBe(store.kind === "pglite" ? 0 : 1);
    const giver = { program: { programId }, loop: { loopId }, participant: { participantId: lena } };
    await giveFeedback(log, giver, { rating: 1, comment: null });
    const view = { program: world.coordinatorViewer().program, slice: WHOLE, asOf: "", days: 30 };
    const { desk } = await readDashboard(store.db, view, clock.now());
    // Who is not asked ahead is found now; who is, some minutes later.
    const seen = desk.insights.some((insight) => insight.key === "low-ratings");
    expect(seen).toBe(store.kind === "pglite");
  });
});
