import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { sendMessage } from "../messages/send-message.ts";

let house: House;
let home: () => Promise<string>;
let write: (who: "Ana" | "Ben", answered?: boolean) => Promise<void>;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const { programId } = world;
  const amara = await world.mentor("Amara");
  await world.store.db
    .updateTable("participant")
    .set({ user_id: await cairn.auth.ensureAccount("amara@example.org", "Amara"), status: "active" })
    .where("participant_id", "=", amara)
    .execute();
  const mentees = new Map<string, ParticipantId>();
  const loops = new Map<string, Awaited<ReturnType<typeof world.loop>>>();
  for (const name of ["Ana", "Ben"]) {
    const id = await world.mentee(name);
    mentees.set(name, id);
    loops.set(name, await world.loop(amara, id));
    house.clock.pass(3_600_000);
  }
  write = async (who, answered = false) => {
    const [mentee, loopId] = [mentees.get(who) as ParticipantId, loops.get(who) as never];
    const author = answered ? amara : mentee;
    await sendMessage(world.log, { programId, loopId, author, body: "Hello Amara" });
  };
  const cookie = await house.cookieOf("amara@example.org");
  home = async () => (await house.get(`/programs/${programId}/home`, { cookie })).text();
});
afterAll(() => house.close());

/** The names of the loops in the order of the cards. */
const order = (page: string) => [...page.matchAll(/You and (Ana|Ben)\s*<\/a>/g)].map(([, name]) => name);

test("a mentor finds whom they have to welcome, the longest waiting first, with the box to do it in", async () => {
  const page = await home();
  expect(order(page)).toEqual(["Ana", "Ben"]);
  expect(page).toContain("Your message");
  expect(page).not.toContain("Read and answer");
});

test("who wrote comes first, and is read before they are answered", async () => {
  await write("Ben");
  const page = await home();
  expect(order(page)).toEqual(["Ben", "Ana"]);
  expect(page).toMatch(/href="[^"]*#write"[^>]*>\s*Read and answer/);
});

test("where the next step is another, what was written is one tap away all the same", async () => {
  await write("Ben", true);
  expect(await home()).not.toContain("Read and answer");
  await write("Ben");
  const page = await home();
  expect(order(page)).toEqual(["Ben", "Ana"]);
  expect(page).toMatch(/arrange the first meeting.*Read and answer/s);
});
