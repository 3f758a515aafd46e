import type { KyselyPlugin } from "kysely";
import { expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import type { Visit } from "../../../web/home-panel.ts";
import { closeLoop } from "../change-loop.ts";
import { endedLoopsPanel } from "./ended-loops.tsx";

eachStore("loops that have ended", (open) => {
  test("are named by whom one was in them with, in one query, however many they are", async () => {
    const store = await open();
    const world = await buildWorld(store);
    const { log, programId } = world;
    const amara = await world.mentor("Amara");
    for (const name of ["Lena", "Ben", "Chiara"]) {
      const loopId = await world.loop(amara, await world.mentee(name));
      await closeLoop(log, { programId, loopId, by: world.userId });
    }
    let asked = 0;
    const counter: KyselyPlugin = {
      transformQuery({ node }) {
        asked++;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const counted = { ...log, store: { ...store, db: store.db.withPlugin(counter) } };
    const viewer = await world.participantViewer(amara);
    const page = String(await endedLoopsPanel(counted).render(viewer, [], {} as Visit));
    for (const name of ["Lena", "Ben", "Chiara"]) expect(page).toContain(`You and ${name}</a>`);
    expect(asked).toBe(1);
  });
});
