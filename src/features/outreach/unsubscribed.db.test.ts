import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { layOutreach } from "../../outreach/lay-outreach.ts";
import { readRecipients } from "../../outreach/recipients.ts";
import { sendDueOutreach } from "../../outreach/send-due-outreach.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

test("one click in a message from the coordinator, and no further one comes", async () => {
  const { world, cairn, clock } = house;
  const { db } = cairn.store;
  const ana = await world.mentee("Ana");
  const viewer = world.coordinatorViewer();
  const write = async (id: string) => {
    const at = clock.now();
    const baseUrl = "http://localhost:3000";
    const recipients = await readRecipients(db, viewer, { to: [ana], milestone: "", baseUrl, asOf: at });
    const letter = { id, sample: null, subject: "Hello", body: "Hello", milestone: "", again: true, recipients, at };
    await cairn.store.transaction((tx) => layOutreach(tx, viewer, letter));
    return sendDueOutreach(cairn.store, { baseUrl, signer: cairn.signer, now: clock.now });
  };
  expect(await write("o1")).toBe(1);
  const { unsubscribe } = await db
    .selectFrom("mail")
    .where("kind", "=", "outreach")
    .select("unsubscribe")
    .executeTakeFirstOrThrow();
  const post = () =>
    cairn.app.request(unsubscribe as string, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
  expect((await post()).status).toBe(200);
  expect((await post()).status).toBe(200);
  expect(await write("o2")).toBe(0);
  const rows = await db.selectFrom("outreach_recipient").where("outreach_id", "=", "o2").select("skipped").execute();
  expect(rows).toEqual([{ skipped: "unsubscribed" }]);
});
