import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../../test/support/house.ts";
import { addAccount } from "../../../../test/support/world.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { sendNotices } from "../../../notices/send-notices.ts";
import { arrangeMeeting } from "../../meetings/arrange-meeting.ts";

let house: House;
let cookie: string;
let path: string;
let people: Record<"ana" | "ben", ParticipantId>;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const userId = await addAccount(cairn.store, "Cora Almeida", "cora@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: userId }).execute();
  cookie = await house.cookieOf("cora@example.org");
  people = { ana: await world.mentee("Ana"), ben: await world.mentor("Ben") };
  path = `/programs/${world.programId}`;
});
afterAll(() => house.close());

const post = async (to: string, form: Record<string, string>) => {
  const answer = await house.post(`${path}${to}`, form, { cookie });
  return { status: answer.status, html: await answer.text() };
};
const page = async (to: string) => (await house.get(`${path}${to}`, { cookie })).text();
/** The newest mail of a kind to Ana. */
const mailToAna = (kind: string) =>
  house.cairn.store.db
    .selectFrom("mail")
    .where("kind", "=", kind)
    .where("recipient", "=", "ana@example.org")
    .orderBy("created_at", "desc")
    .orderBy("mail_id", "desc")
    .select(["subject", "body"])
    .executeTakeFirstOrThrow();

test("an invitation says what the program says, filled in for each, and Cairn's own words come back", async () => {
  const invite = () => post("/participants/invitations", { to: people.ana });
  await invite();
  const before = await mailToAna("invitation");
  expect(before.subject).toBe("You are invited to Spring cohort");
  expect(before.body).toContain("Cora Almeida invites you to Spring cohort as a mentee.");
  const words = {
    subject: "Come to {{ program_name }}",
    body: "Dear {{first_name}},\r\n\r\n{{link}}\r\n\r\nYours, {{coordinator_first_name}}",
  };
  expect((await post("/settings/mails/invitation", words)).status).toBe(303);
  expect(await page("/settings/mails")).toContain("Your own words");
  house.clock.pass(1_000);
  await invite();
  const own = await mailToAna("invitation");
  expect(own.subject).toBe("Come to Spring cohort");
  expect(own.body).toMatch(/^Dear Ana,\n\nhttp:\/\/localhost:3000\/invitations\/\S+\n\nYours, Cora$/);
  expect((await post("/settings/mails/invitation/return", {})).status).toBe(303);
  expect(await page("/settings/mails")).not.toContain("Your own words");
  house.clock.pass(1_000);
  await invite();
  expect((await mailToAna("invitation")).subject).toBe(before.subject);
});

test.each([
  ["subject", "Hi {{frist_name}}", "There is no field {{frist_name}} in this mail."],
  ["subject", " ", "A subject, please."],
  ["body", "Hello {{first_name}}", "{{link}} has to be in it"],
  ["body", "{{link}} {{constructor}}", "There is no field {{constructor}}"],
  ["body", "", "Some words, please."],
  ["body", `{{link}}${"x".repeat(10_000)}`, "At most 10,000 characters."],
])("%s %j is refused beside its field, and what was typed stays", async (name, value, said) => {
  const typed = { subject: "My subject", body: "My words {{link}}", [name]: value };
  const answer = await post("/settings/mails/invitation", typed);
  expect(answer.status).toBe(422);
  expect(answer.html).toMatch(
    new RegExp(`id="field-${name}-error"[^>]*>(?:<[^>]+>|[^<])*${said.replace(/[{}]/g, "\\$&")}`),
  );
  expect(answer.html).toContain(name === "subject" ? "My words {{link}}</textarea>" : 'value="My subject"');
  expect(await page("/settings/mails")).not.toContain("Your own words");
});

test("how it reads can be seen before it is kept; a mail that does not exist is nowhere", async () => {
  const look = await post("/settings/mails/match", {
    subject: "S",
    body: "<b>{{partner_name}}</b> {{link}}",
    look: "1",
  });
  expect(look.status).toBe(200);
  expect(look.html).toContain("&lt;b&gt;Amara Okafor&lt;/b&gt;");
  expect(await page("/settings/mails")).not.toContain("Your own words");
  for (const mail of ["none", "constructor", "%00"]) {
    expect((await house.get(`${path}/settings/mails/${mail}`, { cookie })).status).toBe(404);
    expect((await post(`/settings/mails/${mail}`, { subject: "S", body: "B" })).status).toBe(404);
  }
});

test("the welcome to a match and the reminder of a meeting say it, too", async () => {
  const { world, clock, cairn } = house;
  await post("/settings/mails/match", { subject: "A {{partner_role}} for you", body: "{{partner_name}} {{link}}" });
  await post("/settings/mails/reminder", { subject: "{{how_soon}}, {{partners}}", body: "Bring tea. {{when}}" });
  await post("/loops/new", { mentor: people.ben, mentee: people.ana, notify: "1" });
  expect(await mailToAna("match")).toMatchObject({
    subject: "A mentor for you",
    body: expect.stringMatching(/^Ben http/),
  });
  const { loop_id: loopId } = await cairn.store.db.selectFrom("loop").select("loop_id").executeTakeFirstOrThrow();
  await cairn.store.db.updateTable("participant").set({ status: "active" }).execute();
  const meeting = { programId: world.programId, loopId, by: people.ben, zone: "Europe/Lisbon", minutes: 45 };
  expect(await arrangeMeeting(world.log, { ...meeting, start: "2026-03-04T10:00" })).toHaveProperty("meeting");
  clock.at("2026-03-04T09:30:00.000Z");
  const { signer, noticeKinds: kinds } = cairn;
  await sendNotices(cairn.store, { kinds, signer, baseUrl: "http://localhost:3000", now: clock.now });
  const mails = await cairn.store.db
    .selectFrom("mail")
    .where("recipient", "=", "ana@example.org")
    .selectAll()
    .execute();
  const reminder = mails.find((mail) => mail.body.includes("Bring tea."));
  expect(reminder?.subject).toBe("Soon, Ben");
  expect(reminder?.body).toMatch(/^Hello Ana,\n\nBring tea\. .*10:00/);
});
