import { expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld } from "../../test/support/world.ts";
import { settleLeftBehind } from "../features/loops/life/left-behind.ts";
import { removeParticipant } from "../features/participants/remove-participant.ts";
import { lostPartner } from "./lost-partner.ts";

eachStore("who lost their partner", (open) => {
  test("is said until they have a new one", async () => {
    const store = await open();
    const world = await buildWorld(store);
    const { log, programId, userId, clock } = world;
    const [ana, ben, cleo] = [await world.mentee("Ana"), await world.mentor("Ben"), await world.mentor("Cleo")];
    const program = { ...world.coordinatorViewer().program, programId };
    const lost = () => lostPartner.ask({ db: store.db, program, asOf: clock.now() });
    await world.loop(ben, ana);
    await world.loop(cleo, await world.mentee("Dan"));
    expect(await lost()).toEqual([]);
    await removeParticipant(log, { programId, participantId: ben, by: userId });
    await settleLeftBehind(log);
    const [insight] = await lost();
    expect(insight).toMatchObject({
      sentence: "1 participant lost their partner",
      lines: { shown: [{ name: "Ana" }] },
    });
    expect(await insight?.about()).toEqual([ana]);
    clock.pass(60_000);
    await world.loop(cleo, ana);
    expect(await lost()).toEqual([]);
  });
});
