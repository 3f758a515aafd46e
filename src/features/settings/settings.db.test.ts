import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import { stuckByStage } from "../../insights/stuck.ts";
import { rebuild } from "../../progress/rebuild.ts";
import { makeToken } from "../../server/api/token.ts";
import { createGroup } from "../loops/groups/create-group.ts";

let house: House;
let cookie: string;
let path: string;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const userId = await addAccount(cairn.store, "Cora", "cora@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: userId }).execute();
  cookie = await house.cookieOf("cora@example.org");
  path = `/programs/${world.programId}/settings`;
});
afterAll(() => house.close());

const FORM = { name: "Spring cohort", timezone: "Europe/Lisbon", days: "21" };
const save = (form: Record<string, string>) => house.post(path, form, { cookie });

test("other days move who is stuck, for the program and for one milestone", async () => {
  const { world, clock } = house;
  const { db } = house.cairn.store;
  await world.mentee("Ana");
  clock.pass(10 * 86_400_000);
  const stuck = async () => {
    const { pathway } = await db
      .selectFrom("program")
      .where("program_id", "=", world.programId)
      .select("pathway")
      .executeTakeFirstOrThrow();
    const program = { ...world.coordinatorViewer().program, pathway };
    return (await stuckByStage(db, program, clock.now())).map((one) => [one.stage, one.days]);
  };
  expect(await stuck()).toEqual([]);
  expect((await save({ ...FORM, days: "9" })).status).toBe(303);
  expect(await stuck()).toEqual([["getting-started", 9]]);
  await save({ ...FORM, days: "9", "days-getting-started": "30" });
  expect(await stuck()).toEqual([]);
  await save({ ...FORM, "days-getting-started": "5" });
  expect(await stuck()).toEqual([["getting-started", 5]]);
  expect(await rebuild(house.cairn.store, world.programId, { check: true })).toEqual([]);
});

test.each([
  ["days", "0", "At least 1 day."],
  ["days", "many", "A number of days."],
  ["days", "", "At least 1 day."],
  ["name", "  ", "A name, please."],
  ["timezone", "Mars/Base", "A time zone such as Europe/Lisbon."],
  ["days-matching", "1.5", "Whole days."],
  ["starts", "soon", "A day such as"],
  ["ends", "2026-02-30", "A day such as"],
])("%s %j is refused beside its field, and what was typed stays", async (name, value, words) => {
  const answer = await save({ ...FORM, name: "A new name", [name]: value });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toMatch(new RegExp(`id="field-${name}-error"[^>]*>(?:<[^>]+>|[^<])*${words}`));
  if (name !== "name") expect(page).toContain('value="A new name"');
  const program = await house.cairn.store.db
    .selectFrom("program")
    .where("program_id", "=", house.world.programId)
    .select("name")
    .executeTakeFirstOrThrow();
  expect(program.name).toBe("Spring cohort");
});

/** Invites somebody and says yes in their name; answers with their cookie and account. */
async function comeIn(email: string, form: Record<string, string> = {}) {
  const { db } = house.cairn.store;
  expect((await house.post(`${path}/coordinators`, { email, ...form }, { cookie })).status).toBe(303);
  const mail = await db.selectFrom("mail").where("recipient", "=", email).select("body").executeTakeFirstOrThrow();
  const link = new URL(/https?:\S+/.exec(mail.body)?.[0] as string).pathname;
  expect((await house.get(link)).status).toBe(200);
  const yes = await house.post(link, { name: email, password: "" });
  expect(yes.status).toBe(303);
  expect((await house.get(link)).status).toBe(404);
  const own = yes.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const { id } = await db.selectFrom("user").where("email", "=", email).select("id").executeTakeFirstOrThrow();
  return { cookie: own, id };
}
const team = async () => {
  const rows = await house.cairn.store.db
    .selectFrom("coordinator as c")
    .innerJoin("user as u", "u.id", "c.user_id")
    .where("c.program_id", "=", house.world.programId)
    .orderBy("u.email")
    .select(["u.email", "c.role"])
    .execute();
  return rows.map((row) => `${row.email.split("@")[0]?.split("-")[0]}: ${row.role}`);
};

test("another coordinator comes in by mail, once, and can be removed", async () => {
  const dora = await comeIn("dora@example.org");
  expect((await house.get(path, { cookie: dora.cookie })).status).toBe(200);
  expect((await house.get(`${path.replace("settings", "outreach/new")}`, { cookie: dora.cookie })).status).toBe(200);
  await house.post(`${path}/coordinators/${dora.id}/removal`, {}, { cookie });
  expect((await house.get(path, { cookie: dora.cookie })).status).toBe(404);
});

test("whoever removes a coordinator reads what is still open to them", async () => {
  const { world, cairn } = house;
  const { db } = cairn.store;
  const finn = await addAccount(cairn.store, "Finn", "finn@example.org");
  const come = () => db.insertInto("coordinator").values({ program_id: world.programId, user_id: finn }).execute();
  const removed = async () => {
    const answer = await house.post(`${path}/coordinators/${finn}/removal`, {}, { cookie });
    const flash = answer.headers
      .getSetCookie()
      .map((one) => one.split(";")[0])
      .join("; ");
    return (await house.get(path, { cookie: `${cookie}; ${flash}` })).text();
  };
  await come();
  expect(await removed()).not.toMatch(/still (works|see)/);
  await come();
  await makeToken(
    db,
    { ...world.coordinatorViewer(), account: { userId: finn } } as CoordinatorViewer,
    "x",
    new Date(),
  );
  const { org_id } = await db
    .selectFrom("program")
    .where("program_id", "=", world.programId)
    .select("org_id")
    .executeTakeFirstOrThrow();
  await db.insertInto("org_admin").values({ org_id, user_id: finn }).execute();
  const page = await removed();
  expect(page).toContain("As an admin of the organisation they still see this program.");
  expect(page).toContain("A token they made still works");
});

test("an invitation that went to the wrong address is withdrawn, and its links with it", async () => {
  const email = "dara@exmaple.org";
  for (const _ of [1, 2]) await house.post(`${path}/coordinators`, { email }, { cookie });
  const mails = await house.cairn.store.db.selectFrom("mail").where("recipient", "=", email).select("body").execute();
  const links = mails.map((mail) => new URL(/https?:\S+/.exec(mail.body)?.[0] as string).pathname);
  expect(links).toHaveLength(2);
  for (const link of links) expect((await house.get(link)).status).toBe(200);
  expect(await (await house.get(path, { cookie })).text()).toContain(email);
  const withdraw = () => house.post(`${path}/coordinators/invitations/withdrawal`, { email }, { cookie });
  for (const _ of [1, 2]) expect((await withdraw()).status).toBe(303);
  for (const link of links) expect((await house.get(link)).status).toBe(404);
  expect(await (await house.get(path, { cookie })).text()).not.toContain(email);
});

test("an admin without messages sees and settles all, writes to nobody, and changes no role", async () => {
  const adam = await comeIn("adam@example.org", { role: "admin" });
  const as = { cookie: adam.cookie };
  const { world } = house;
  const base = `/programs/${world.programId}`;
  for (const page of ["dashboard", "participants", "loops", "outreach", "settings"]) {
    expect([page, (await house.get(`${base}/${page}`, as)).status]).toEqual([page, 200]);
  }
  expect((await house.post(path, { ...FORM, starts: "2026-03-01", ends: "2026-09-01" }, as)).status).toBe(303);
  const ben = await world.mentor("Ben");
  const cyd = await world.mentee("Cyd");
  const letter = { id: "o-adam", subject: "Hello", body: "Hello", to: ben };
  const mails = async () => (await house.cairn.store.db.selectFrom("mail").select("mail_id").execute()).length;
  const before = await mails();
  expect((await house.post(`${base}/outreach/new`, letter, as)).status).toBe(403);
  expect((await house.post(`${base}/participants/invitations`, { to: ben }, as)).status).toBe(403);
  expect((await house.post(`${base}/loops/new`, { mentor: ben, mentee: cyd, notify: "1" }, as)).status).toBe(303);
  expect((await house.post(`${path}/coordinators/${adam.id}/role`, { role: "coordinator" }, as)).status).toBe(403);
  expect((await house.post(`${path}/coordinators`, { email: "eva@example.org" }, as)).status).toBe(403);
  expect(await mails()).toBe(before);
  expect(await (await house.get(path, as)).text()).not.toContain(`action="${path}/coordinators`);
  const { loop_id } = await house.cairn.store.db.selectFrom("loop").select("loop_id").executeTakeFirstOrThrow();
  for (const page of ["dashboard", "participants", `participants/${ben}`, `loops/${loop_id}/overview`]) {
    const offered = async (who: { cookie: string }) =>
      />\s*(Reach out|Invite( again)?)\s*</.test(await (await house.get(`${base}/${page}`, who)).text());
    expect([page, await offered(as)]).toEqual([page, false]);
    if (page !== "dashboard") expect([page, await offered({ cookie })]).toEqual([page, true]);
  }
  expect(await (await house.get(`${base}/outreach/new`, as)).text()).toContain("without messages");
});

test("roles change, and the last one who may write stays", async () => {
  const change = (user: string, role: string) => house.post(`${path}/coordinators/${user}/role`, { role }, { cookie });
  const { db } = house.cairn.store;
  const idOf = async (email: string) =>
    (await db.selectFrom("user").where("email", "=", email).select("id").executeTakeFirstOrThrow()).id;
  const [adam, cora] = [await idOf("adam@example.org"), await idOf("cora@example.org")];
  await db.deleteFrom("coordinator").where("user_id", "not in", [adam, cora]).execute();
  expect(await team()).toEqual(["adam: admin", "cora: coordinator"]);
  await change(cora, "admin");
  await house.post(`${path}/coordinators/${cora}/removal`, {}, { cookie });
  await change(adam, "boss");
  expect(await team()).toEqual(["adam: admin", "cora: coordinator"]);
  await change(adam, "coordinator");
  await change(cora, "admin");
  expect(await team()).toEqual(["adam: coordinator", "cora: admin"]);
  expect((await change(adam, "admin")).status).toBe(403);
  await db.updateTable("coordinator").set({ role: "coordinator" }).execute();
});

test("whoever coordinates and takes part finds all pages; groups only where there are some to find", async () => {
  const { world, cairn } = house;
  const { db } = cairn.store;
  const [eve, fay] = [await world.either("Eve"), await world.mentor("Fay")];
  const account = await db.selectFrom("user").where("email", "=", "cora@example.org").select("id").executeTakeFirst();
  await db
    .updateTable("participant")
    .set({ user_id: account?.id as string, status: "active" })
    .where("participant_id", "=", eve)
    .execute();
  const nav = async () => {
    const page = await (await house.get(path, { cookie })).text();
    return [...page.matchAll(/<span class="nav-label">([^<]+)</g)].map((one) => one[1]);
  };
  const own = ["Guide", "Profile", "Mails"];
  expect(await nav()).toEqual(expect.arrayContaining(["Home", "Dashboard", "Loops", "Settings", ...own]));
  expect(await nav()).not.toContain("Groups");
  const group = { name: "Hidden", description: null, kind: "hidden" as const };
  const members = [
    { participant: fay, role: "mentor" as const },
    { participant: eve, role: "mentee" as const },
  ];
  const opened = await createGroup(world.log, { programId: world.programId, by: world.userId, group, members });
  expect(await nav()).not.toContain("Groups");
  await db.updateTable("loop").set({ kind: "public" }).where("loop_id", "=", opened).execute();
  expect(await nav()).toContain("Groups");
});
