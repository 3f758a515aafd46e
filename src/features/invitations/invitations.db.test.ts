import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { inviteParticipants } from "./invite-participants.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const invite = (who: ParticipantId[] | "everybody") =>
  house.cairn.store.transaction((tx) =>
    inviteParticipants(
      house.world.log,
      tx,
      {
        programId: house.world.programId,
        baseUrl: "http://localhost:3000",
        by: { userId: house.world.userId, name: "Cora" },
      },
      who,
    ),
  );

async function linksTo(email: string): Promise<string[]> {
  const mails = await house.cairn.store.db
    .selectFrom("mail")
    .where("recipient", "=", email)
    .where("kind", "=", "invitation")
    .orderBy("created_at")
    .orderBy("mail_id")
    .select("body")
    .execute();
  return mails.map((mail) => new URL(/https?:\S+/.exec(mail.body)?.[0] as string).pathname);
}
test("whoever is signed in as somebody else is told for whom an invitation is", async () => {
  const dora = await house.world.mentee("Dora");
  await invite([dora]);
  const [link] = (await linksTo("dora@example.org")) as [string];
  await addAccount(house.cairn.store, "Cleo", "cleo@example.org");
  const cookie = await house.cookieOf("cleo@example.org");
  const words = "This invitation is for dora@example.org, and you are signed in as cleo@example.org.";
  expect(await (await house.get(link, { cookie })).text()).toContain(words);
  expect(await (await house.get(link)).text()).not.toContain("This invitation is for");
});

const ANSWER = { name: "Ana", password: "", timezone: "Europe/Lisbon" };

test("everybody is invited once; inviting one again sends a new link, and each link works until one is taken", async () => {
  const ana = await house.world.mentee("Ana");
  await house.world.mentor("Ben");
  expect(await invite("everybody")).toBe(2);
  expect(await invite("everybody")).toBe(0);
  expect(await invite([ana])).toBe(1);
  const [first, second] = (await linksTo("ana@example.org")) as [string, string];
  expect((await house.get(first)).status).toBe(200);
  expect((await house.post(second, ANSWER)).status).toBe(303);
  for (const link of [first, second]) {
    expect((await house.get(link)).status).toBe(404);
    expect((await house.post(link, ANSWER)).status).toBe(404);
  }
  expect(await invite([ana])).toBe(0);
});

test("an invitation does not change the password of an account that is there", async () => {
  const { auth, store } = house.cairn;
  const userId = await addAccount(store, "Eva", "eva@example.org");
  await auth.setPassword(userId, "the old password of Eva");
  const eva = await house.world.mentee("Eva");
  await invite([eva]);
  const [link] = (await linksTo("eva@example.org")) as [string];
  expect((await house.post(link, { ...ANSWER, name: "Eva", password: "another password" })).status).toBe(303);
  const headers = () => new Headers({ origin: "http://localhost:3000" });
  expect((await auth.withPassword(headers(), "eva@example.org", "another password")).ok).toBe(false);
  expect((await auth.withPassword(headers(), "eva@example.org", "the old password of Eva")).ok).toBe(true);
});

test("whoever was invited and asks for a link to sign in gets the invitation anew; nobody else gets anything", async () => {
  const { world, cairn } = house;
  await cairn.store.db
    .insertInto("coordinator")
    .values({ program_id: world.programId, user_id: world.userId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const gil = await world.mentee("Gil");
  const ask = () => house.post("/sign-in/links", { email: "Gil@example.org" });
  expect((await ask()).headers.get("location")).toBe("/sign-in/links");
  expect(await linksTo("gil@example.org")).toEqual([]);
  await invite([gil]);
  expect((await ask()).headers.get("location")).toBe("/sign-in/links");
  const [, anew] = (await linksTo("gil@example.org")) as [string, string];
  expect((await house.post(anew, { ...ANSWER, name: "Gil" })).status).toBe(303);
  await ask();
  expect(await linksTo("gil@example.org")).toHaveLength(2);
});

test("a short password is refused beside its field, and the invitation stays open", async () => {
  const dan = await house.world.mentee("Dan");
  await invite([dan]);
  const [link] = (await linksTo("dan@example.org")) as [string];
  const answer = await house.post(link, { name: "Dan Brown", password: "short" });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain("At least 10 characters, or leave it empty.");
  expect(page).toContain('value="Dan Brown"');
  expect((await house.get(link)).status).toBe(200);
});

test("a guessed or broken link looks like one that was taken", async () => {
  for (const link of ["/invitations/guess", "/invitations/%20", `/invitations/${"a".repeat(2_000)}`]) {
    expect((await house.get(link)).status).toBe(404);
  }
});
