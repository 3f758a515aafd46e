import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { explainFor } from "../../progress/explanation.ts";
import type { Store } from "../../store/store.ts";
import { sendMessage } from "../messages/send-message.ts";
import { readStandings } from "./read-standings.ts";

eachStore("a person's standings", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const scene = async () => {
    const world = await buildWorld(store);
    const { program } = world.coordinatorViewer();
    const read = (who: ParticipantId) => readStandings(store.db, program, who, world.clock.now());
    return { ...world, program, read };
  };

  test("of several loops each is explained as it would be by itself, with its own partner", async () => {
    const { log, programId, clock, mentor, mentee, loop, read } = await scene();
    const [ben, lena, chidi] = [await mentor("Ben"), await mentee("Lena"), await mentee("Chidi")];
    const [withLena, withChidi] = [await loop(ben, lena), await loop(ben, chidi)];
    await sendMessage(log, { programId, loopId: withLena, author: ben, body: "Welcome" });
    const standings = await read(ben);
    expect(new Map(standings.map((one) => [one.loopId, one.partners.map((partner) => partner.name)]))).toEqual(
      new Map([
        [withLena, ["Lena"]],
        [withChidi, ["Chidi"]],
      ]),
    );
    for (const { loopId, why } of standings) {
      expect(why).not.toBeNull();
      expect(why).toEqual(await explainFor(store.db, programId, ben, loopId, clock.now()));
    }
    const done = standings.map((one) => [one.loopId, one.why?.done.map((step) => step.step)]);
    expect(new Map(done as [string, string[]][]).get(withLena)).toContain("welcome-mentee");
    expect(new Map(done as [string, string[]][]).get(withChidi)).not.toContain("welcome-mentee");
  });

  test("without a loop there is one, and it has no partner", async () => {
    const { mentee, read } = await scene();
    const [standing, ...more] = await read(await mentee("Lena"));
    expect(more).toEqual([]);
    expect([standing?.loopId, standing?.partners, standing?.why?.turn]).toEqual([null, [], "nobody"]);
  });
});
