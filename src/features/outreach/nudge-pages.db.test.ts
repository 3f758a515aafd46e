import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import { keepNudge } from "../../outreach/nudges/keep-nudge.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test("to switch a nudge on asks first when somebody gets it at once", async () => {
  const { world, cairn, clock } = house;
  const { db } = cairn.store;
  const user = await addAccount(cairn.store, "Cleo", "cleo@example.org");
  await db.insertInto("coordinator").values({ program_id: world.programId, user_id: user }).execute();
  const cookie = await house.cookieOf("cleo@example.org");
  const page = async () => (await house.get(`/programs/${world.programId}/outreach/nudges`, { cookie })).text();
  await world.loop(await world.mentor("Ben"), await world.mentee("Ana"));
  await db.updateTable("participant").set({ status: "active" }).execute();
  const words = { stage: "matching", days: [7], subject: "For {{first_name}}", body: "{{next_step}}" };
  await keepNudge(world.log, world.coordinatorViewer(), words);
  const off = await page();
  expect(off).toContain("Switch on</button>");
  expect(off).not.toContain("Switch this nudge on?");
  clock.pass(8 * 86_400_000);
  const due = await page();
  expect(due).toContain("Switch this nudge on?");
  expect(due).toContain("2 people get it in a moment");
  expect(due).not.toContain("Switch on</button>");
});
