import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../../test/support/house.ts";
import { addAccount } from "../../../../test/support/world.ts";
import { closeLoop } from "../../loops/change-loop.ts";
import { removeParticipant } from "../../participants/remove-participant.ts";
import { pairThatMeets } from "../pair-that-meets.fixture.ts";

let house: House;
let pair: Awaited<ReturnType<typeof pairThatMeets<House["world"]>>>;
let cookie: string;
beforeAll(async () => {
  house = await openHouse();
  pair = await pairThatMeets(house.world);
  const { db } = house.cairn.store;
  const userId = await addAccount(house.cairn.store, "Amara", "amara@example.org");
  await db
    .updateTable("participant")
    .set({ user_id: userId, status: "active" })
    .where("participant_id", "=", pair.amara)
    .execute();
  cookie = await house.cookieOf("amara@example.org");
});
afterAll(() => house.close());

const page = () => `/programs/${house.world.programId}/calendar`;
/** The address that the page tells, without its origin. */
async function address() {
  const shown = await (await house.get(page(), { cookie })).text();
  return new URL(/value="(http[^"]+\.ics)"/.exec(shown)?.[1] as string).pathname;
}
async function events(at: string) {
  const answer = await house.get(at);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  const text = await answer.text();
  expect(text).not.toContain("mill");
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((one) => {
    const event = new ICAL.Event(one);
    return [event.uid, event.sequence, event.startDate.toJSDate().toISOString(), event.summary];
  });
}

test("holds one's own meetings of all loops, as they are now, and nobody else's", async () => {
  const { world, amara, arranged, move, cancel, arrange } = pair;
  expect(await events(await address())).toEqual([]);
  const meeting = await arranged({ place: "The old mill" });
  const off = await arranged({ start: "2026-03-12T10:00" });
  await move(meeting, { start: "2026-03-10T14:00", place: "The old mill" });
  await cancel(off);
  const max = await world.mentee("Max");
  const other = await world.loop(amara, max);
  const theirs = await arrange({ loopId: other, by: max, start: "2026-03-11T09:00" });
  await arrange({ loopId: await world.loop(await world.mentor("Ben"), max), by: max, start: "2026-03-11T12:00" });
  expect(await events(await address())).toEqual([
    [`${meeting}@localhost`, 1, "2026-03-10T14:00:00.000Z", "Mentoring with Lena"],
    [`${"meeting" in theirs ? theirs.meeting : ""}@localhost`, 0, "2026-03-11T09:00:00.000Z", "Mentoring with Max"],
  ]);
});

test("cannot be guessed", async () => {
  const at = await address();
  for (const wrong of ["/calendar/nothing.ics", at.replace(/.{4}\.ics$/, "AAAA.ics"), `${at}x`, "/calendar/.ics"]) {
    expect((await house.get(wrong)).status).toBe(404);
  }
});

test("a new address makes the old one void; both are the same for everybody who asks twice", async () => {
  const before = await address();
  expect(await address()).toBe(before);
  expect((await house.post(`${page()}/address`, {}, { cookie })).status).toBe(303);
  const after = await address();
  expect(after).not.toBe(before);
  expect((await house.get(before)).status).toBe(404);
  expect(await events(after)).toHaveLength(2);
  await house.post(`${page()}/address`, {}, { cookie });
  expect((await house.get(after)).status).toBe(404);
});

test("what is to come leaves with a loop that closes, and everything with who is removed", async () => {
  const { world, loopId, amara } = pair;
  const at = await address();
  await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
  expect((await events(at)).map((event) => event[3])).toEqual(["Mentoring with Max"]);
  await removeParticipant(world.log, { programId: world.programId, participantId: amara, by: world.userId });
  expect((await house.get(at)).status).toBe(404);
});
