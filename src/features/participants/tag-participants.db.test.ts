import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { tagParticipants, untagParticipants } from "./tag-participants.ts";

eachStore("tags", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("go on and off several people at once; strangers are passed over, a second call changes nothing", async () => {
    const [world, other] = [await buildWorld(store), await buildWorld(store)];
    const people = [await world.mentee("Ana"), await world.mentor("Ben")];
    const strangers = [await other.mentee("Cyd"), "nobody" as ParticipantId];
    const tagging = { programId: world.programId, people: [...people, ...people, ...strangers], tag: "pilot" };
    const put = () => store.transaction((tx) => tagParticipants(tx, tagging));
    const take = () => store.transaction((tx) => untagParticipants(tx, tagging));
    const tagged = () => store.db.selectFrom("participant_tag").where("tag", "=", "pilot").selectAll().execute();
    expect(await put()).toBe(2);
    expect(await put()).toBe(0);
    expect((await tagged()).map((row) => row.participant_id).sort()).toEqual([...people].sort());
    expect(await take()).toBe(2);
    expect(await take()).toBe(0);
    expect(await tagged()).toEqual([]);
  });
});
