import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import type { Store } from "../../../store/store.ts";
import { mailsOf } from "../mails.fixture.ts";
import { pairThatMeets } from "../pair-that-meets.fixture.ts";

const LENA = "lena@example.org";

eachStore("reminders", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(() =>
    store.db.updateTable("meeting").set({ status: "cancelled" }).where("status", "=", "arranged").execute(),
  );
  const scene = async () => {
    const pair = await pairThatMeets(await buildWorld(store));
    const post = mailsOf(store, pair.world.programId, pair.world.clock.now);
    await post.comeIn();
    /** What Lena has been sent beside invitations, by that moment. */
    const by = async (moment: string) => {
      pair.world.clock.at(moment);
      await pair.hold();
      await post.send();
      await post.send();
      return (await post.mails(LENA)).filter((mail) => !mail.calendar).map((mail) => mail.subject);
    };
    return { ...pair, ...post, by };
  };

  test("come a day and an hour before, not a millisecond earlier, and once", async () => {
    const { arranged, by } = await scene();
    await arranged();
    expect(await by("2026-03-08T13:59:59.999Z")).toEqual([]);
    const first = "Tomorrow, 14:00 (Europe/Lisbon): your meeting with Amara";
    expect(await by("2026-03-08T14:00:00.000Z")).toEqual([first]);
    expect(await by("2026-03-09T12:59:59.999Z")).toEqual([first]);
    const both = [first, "Soon: your meeting with Amara"];
    expect(await by("2026-03-09T13:00:00.000Z")).toEqual(both);
    expect(await by("2026-03-09T14:59:59.999Z")).toEqual(both);
  });

  test("are not sent of what is called off, and move with what is moved", async () => {
    const { arranged, move, cancel, by } = await scene();
    const [off, moved] = [await arranged(), await arranged({ start: "2026-03-09T16:00" })];
    expect(await by("2026-03-08T16:00:00.000Z")).toHaveLength(2);
    await cancel(off);
    await move(moved, { start: "2026-03-11T09:00" });
    expect(await by("2026-03-10T08:59:59.999Z")).toHaveLength(2);
    expect((await by("2026-03-10T09:00:00.000Z")).slice(2)).toEqual([
      "Tomorrow, 09:00 (Europe/Lisbon): your meeting with Amara",
    ]);
  });

  test("come again for a meeting that was moved away and back", async () => {
    const { arranged, move, by } = await scene();
    const meeting = await arranged();
    await move(meeting, { start: "2026-03-20T14:00" });
    await move(meeting, { start: "2026-03-09T14:00" });
    expect(await by("2026-03-08T14:00:00.000Z")).toHaveLength(1);
  });

  test("are not sent for what was arranged later than that", async () => {
    const { arranged, by } = await scene();
    await arranged({ start: "2026-03-02T20:00", minutes: 15 });
    expect(await by("2026-03-02T18:59:59.999Z")).toEqual([]);
    expect(await by("2026-03-02T19:00:00.000Z")).toEqual(["Soon: your meeting with Amara"]);
    await arranged({ start: "2026-03-02T19:45", minutes: 15 });
    expect(await by("2026-03-02T19:44:00.000Z")).toHaveLength(1);
  });

  test("are one, when the server was away; and none once it has begun", async () => {
    const { arranged, by } = await scene();
    await arranged();
    expect(await by("2026-03-09T13:30:00.000Z")).toEqual(["Soon: your meeting with Amara"]);
    const late = await scene();
    await late.arranged();
    expect(await late.by("2026-03-09T14:00:00.000Z")).toEqual([]);
  });

  describe("after its end", () => {
    test("both are asked whether they met, once", async () => {
      const { arranged, by, mails } = await scene();
      await arranged();
      await by("2026-03-09T14:30:00.000Z");
      expect(await by("2026-03-09T14:59:59.999Z")).not.toContain("Did you and Amara meet?");
      await by("2026-03-09T15:00:00.000Z");
      expect((await by("2026-03-09T18:00:00.000Z")).filter((one) => one === "Did you and Amara meet?")).toHaveLength(1);
      expect((await mails("amara@example.org")).map((mail) => mail.subject)).toContain("Did you and Lena meet?");
    });

    test("nobody is asked of what was logged by hand or taken back meanwhile, or a week too late", async () => {
      const { arranged, elsewhere, takeBack, hold, by, world } = await scene();
      await elsewhere();
      const meeting = await arranged();
      world.clock.at("2026-03-09T15:00:00.000Z");
      await hold();
      await takeBack(meeting);
      const asked = async (moment: string) => (await by(moment)).filter((one) => one.startsWith("Did you"));
      expect(await asked("2026-03-09T16:00:00.000Z")).toEqual([]);
      await arranged({ start: "2026-03-12T10:00" });
      expect(await asked("2026-03-19T11:00:00.000Z")).toEqual([]);
    });
  });
});
