import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../../test/support/house.ts";
import { addAccount } from "../../../../test/support/world.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { sendNotices } from "../../../notices/send-notices.ts";
import { readRecipients } from "../../../outreach/recipients.ts";
import { addMember } from "./members.ts";

let house: House;
let cookies: Record<string, string>;
let people: Record<string, ParticipantId>;
let base: string;

beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  people = {
    amara: await world.mentor("Amara"),
    lena: await world.mentee("Lena"),
    noor: await world.mentee("Noor"),
    farid: await world.either("Farid"),
  };
  cookies = {};
  for (const [name, id] of Object.entries(people)) {
    const email = `${name}@example.org`;
    const userId = await addAccount(cairn.store, name, email);
    const active = { user_id: userId, status: "active" as const };
    await cairn.store.db.updateTable("participant").set(active).where("participant_id", "=", id).execute();
    cookies[name] = await house.cookieOf(email);
  }
  const cora = await addAccount(cairn.store, "Cora", "cora@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: cora }).execute();
  cookies.cora = await house.cookieOf("cora@example.org");
  base = `/programs/${world.programId}`;
});
afterAll(() => house.close());

async function ask(who: string, to: string) {
  const answer = await house.get(`${base}${to}`, { cookie: cookies[who] as string });
  return { status: answer.status, html: await answer.text() };
}
async function send(who: string, to: string, form: Record<string, string> = {}) {
  const answer = await house.post(`${base}${to}`, form, { cookie: cookies[who] as string });
  return { status: answer.status, to: answer.headers.get("location") ?? "", html: await answer.text() };
}

async function openGroup(kind: string, name: string): Promise<LoopId> {
  const { amara = "", lena = "" } = people;
  const made = await send("cora", "/groups/new", { name, description: "About it", kind, mentor: amara, mentee: lena });
  expect(made.status).toBe(303);
  return /loops\/([^/]+)\/overview/.exec(made.to)?.[1] as LoopId;
}

test("without groups there is nothing to find, and it is said what they are", async () => {
  expect((await ask("noor", "/groups")).html).toContain("No groups yet");
  expect((await ask("noor", "/home")).html).not.toContain("you can join");
});

test("a coordinator opens one; what is wrong stands beside its field, and what was typed stays", async () => {
  const { farid = "" } = people;
  const typed = { name: "", description: "Kept", kind: "open", mentor: farid, mentee: farid };
  const refused = await send("cora", "/groups/new", typed);
  expect(refused.status).toBe(422);
  for (const words of ["Give it a name.", "Choose how people come in.", "Kept"]) expect(refused.html).toContain(words);
  const same = await send("cora", "/groups/new", { ...typed, name: "X", kind: "public" });
  expect([same.status, same.html.includes("Choose two different people.")]).toEqual([422, true]);
  const gone = await send("cora", "/groups/new", { ...typed, name: "X", kind: "public", mentee: "nobody" });
  expect(gone.status).toBe(422);
});

test("a public group is found and joined; its name stands where the loop is shown; leaving asks first", async () => {
  const group = await openGroup("public", "Women who lead");
  expect((await ask("noor", "/home")).html).toContain("One group you can join");
  expect((await ask("noor", "/groups")).html).toMatch(/Women who lead[\s\S]*About it[\s\S]*Join/);
  expect((await send("noor", `/groups/${group}/membership`)).to).toBe(`${base}/loops/${group}`);
  expect((await send("noor", `/groups/${group}/membership`)).to).toBe(`${base}/loops/${group}`);
  const room = (await ask("noor", `/loops/${group}`)).html;
  for (const words of ["Women who lead</h1>", "Noor (you)", "Leave…"]) expect(room).toContain(words);
  expect(room).not.toContain("/closing");
  expect((await ask("noor", "/home")).html).toContain("Women who lead");
  expect((await ask("cora", `/participants/${people.noor}`)).html).toContain("Women who lead");
  expect((await ask("cora", "/loops")).html).toContain("Women who lead");
  // Pausing and closing are for its mentors.
  expect((await send("noor", `/loops/${group}/break`, { until: "2026-03-20" })).status).toBe(303);
  expect((await send("noor", `/loops/${group}/closing`, { reason: "other" })).status).toBe(303);
  expect((await ask("cora", `/loops/${group}/overview`)).html).toContain(">active<");
  expect((await ask("noor", `/loops/${group}/leaving`)).html).toContain("Leave “Women who lead”?");
  expect((await send("noor", `/loops/${group}/leaving`)).to).toBe(`${base}/groups`);
  expect((await ask("noor", `/loops/${group}`)).status).toBe(404);
  const last = await send("amara", `/loops/${group}/leaving`);
  expect(last.to).toBe(`${base}/loops/${group}`);
});

test("on request: the mentor sees who asks and what they say, and lets them in", async () => {
  const group = await openGroup("on-request", "Portfolios");
  const long = await send("noor", `/groups/${group}/request`, { note: `My note ${"x".repeat(500)}` });
  expect([long.status, long.html.includes("My note xxx")]).toEqual([422, true]);
  await send("noor", `/groups/${group}/membership`);
  expect((await ask("noor", `/loops/${group}`)).status).toBe(404);
  await send("noor", `/groups/${group}/request`, { note: "A note of mine" });
  expect((await ask("noor", "/groups")).html).toContain("Asked");
  expect((await ask("amara", `/loops/${group}`)).html).toContain("A note of mine");
  expect((await ask("lena", `/loops/${group}`)).html).not.toContain("A note of mine");
  expect((await ask("cora", `/loops/${group}/overview`)).html).toContain("A note of mine");
  await send("lena", `/loops/${group}/requests/${people.noor}`, { decision: "in" });
  expect((await ask("noor", `/loops/${group}`)).status).toBe(404);
  await send("amara", `/loops/${group}/requests/${people.noor}`, { decision: "in" });
  expect((await ask("noor", `/loops/${group}`)).status).toBe(200);
  await send("farid", `/groups/${group}/request`, { note: "" });
  await send("cora", `/loops/${group}/requests/${people.farid}/decision`, { decision: "no" });
  expect((await ask("farid", "/groups")).html).toContain("You can ask again.");
  const { noticeKinds: kinds, signer, store } = house.cairn;
  await sendNotices(store, { kinds, baseUrl: "http://localhost:3000", signer, now: house.clock.now });
  const mails = await store.db.selectFrom("mail").select(["recipient", "body"]).execute();
  const bodies = mails.map((mail) => `${mail.recipient}: ${mail.body}`).join("\n");
  expect(bodies).toContain("You are in the group “Portfolios” now.");
  expect(bodies).toContain("The group “Portfolios” can't take you in at the moment.");
  expect(bodies).not.toContain("A note of mine");
});

test("the coordinator adds, renames and removes; a hidden group is found by nobody", async () => {
  const group = await openGroup("hidden", "Quiet circle");
  expect((await ask("noor", "/groups")).html).not.toContain("Quiet circle");
  expect((await send("cora", `/loops/${group}/members`, { participant: "", role: "boss" })).status).toBe(422);
  await send("cora", `/loops/${group}/members`, { participant: people.noor as string, role: "mentee" });
  expect((await ask("noor", "/groups")).html).toContain("Quiet circle");
  const wrong = await send("cora", `/loops/${group}/description`, { name: "x".repeat(81), kind: "hidden" });
  expect([wrong.status, wrong.html.includes("At most 80 characters.")]).toEqual([422, true]);
  await send("cora", `/loops/${group}/description`, { name: "Calm circle", description: "", kind: "hidden" });
  expect((await ask("noor", `/loops/${group}`)).html).toContain("Calm circle</h1>");
  await send("cora", `/loops/${group}/members/${people.noor}/removal`);
  expect((await ask("noor", `/loops/${group}`)).status).toBe(404);
  await send("cora", `/loops/${group}/members/${people.amara}/removal`);
  expect((await ask("amara", `/loops/${group}`)).status).toBe(200);
});

test("thirty people read well wherever they are shown", async () => {
  const { world, cairn } = house;
  const group = await openGroup("public", "The big one");
  for (let i = 1; i <= 28; i++) {
    const participant = await world.mentee(`Participant ${i} With A Long Name`);
    await addMember(world.log, {
      programId: world.programId,
      loopId: group,
      participant,
      role: "mentee",
      by: world.userId,
    });
  }
  const room = (await ask("lena", `/loops/${group}`)).html;
  expect(room).toContain("The big one</h1>");
  expect(room).toContain("With you: 1 mentor, 28 mentees");
  expect((await ask("cora", "/loops")).html).toContain("and 27 others");
  expect((await ask("cora", `/loops/${group}/overview`)).html).toContain("30 members");
  expect((await ask("noor", "/groups")).html).toContain("30 members");
  const choice = {
    to: [people.lena as string],
    milestone: "",
    baseUrl: "http://cairn.example",
    asOf: house.clock.now(),
  };
  const [lena] = await readRecipients(cairn.store.db, world.coordinatorViewer(), choice);
  expect(lena?.values.partner_first_name).toMatch(/^the group “.+”$/);
});
