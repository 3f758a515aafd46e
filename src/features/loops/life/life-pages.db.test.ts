import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../../test/support/house.ts";
import { addAccount } from "../../../../test/support/world.ts";

let house: House;
let cookies: Record<string, string>;
let path: string;
let programPath: string;

beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const { db } = cairn.store;
  const people = { lena: await world.mentee("Lena"), amara: await world.mentor("Amara") };
  const loop = await world.loop(people.amara, people.lena);
  cookies = {};
  for (const [name, id] of Object.entries(people)) {
    const email = `${name}@example.org`;
    const userId = await addAccount(cairn.store, name, email);
    await db
      .updateTable("participant")
      .set({ user_id: userId, status: "active" })
      .where("participant_id", "=", id)
      .execute();
    cookies[name] = await house.cookieOf(email);
  }
  const cora = await addAccount(cairn.store, "Cora", "cora@example.org");
  await db.insertInto("coordinator").values({ program_id: world.programId, user_id: cora }).execute();
  cookies.cora = await house.cookieOf("cora@example.org");
  programPath = `/programs/${world.programId}`;
  path = `${programPath}/loops/${loop}`;
});
afterAll(() => house.close());

async function ask(who: string, to: string) {
  const answer = await house.get(`${path}${to}`, { cookie: cookies[who] as string });
  return { status: answer.status, html: await answer.text() };
}
async function send(who: string, to: string, form: Record<string, string> = {}) {
  const answer = await house.post(`${path}${to}`, form, { cookie: cookies[who] as string });
  return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
}

test("a day that cannot be is answered beside its field, and what was chosen stays", async () => {
  for (const until of ["2026-03-02", "2020-01-01", "2030-01-01", "2026-02-30", "soon", ""]) {
    const answer = await send("lena", "/break", { until, reason: "exams" });
    expect([until, answer.status, answer.html.includes("field-until-error")]).toEqual([until, 422, true]);
    expect(answer.html).toContain('<option value="exams" selected="">');
    if (until === "") continue;
    expect((await send("cora", "/pause", { until })).status).toBe(422);
  }
  expect((await send("lena", "/break", { until: "2026-04-01", reason: "my aunt" })).status).toBe(422);
});

test("a pause is shown to both, and ends with one button", async () => {
  expect(await send("lena", "/break", { until: "2026-03-20", reason: "away" })).toMatchObject({
    status: 303,
    to: path,
  });
  const page = (await ask("amara", "")).html;
  expect(page).toContain("This loop rests until Friday 20 March, and goes on by itself that morning.");
  const overview = (await ask("cora", "/overview")).html;
  expect(overview).toContain("Holiday or travel");
  const list = await house.get(`${programPath}/loops?status=paused`, { cookie: cookies.cora as string });
  expect(await list.text()).toContain("until 20 March 2026");
  await send("amara", "/break", { until: "2026-03-25", reason: "" });
  expect((await ask("lena", "")).html).toContain("until Wednesday 25 March");
  expect(await send("amara", "/break/end")).toMatchObject({ status: 303, to: path });
  expect((await send("amara", "/break/end")).status).toBe(303);
  expect((await ask("lena", "")).html).not.toContain("This loop rests");
});

test("an end without a reason is asked for one, and keeps every word; afterwards both can only read", async () => {
  expect((await ask("lena", "/closing")).html).toContain('name="rating"');
  const typed = { reason: "", rating: "5", comment: "Words for Cora", lastWord: "Words for Amara" };
  const asked = await send("lena", "/closing", typed);
  expect(asked.status).toBe(422);
  for (const words of ["Words for Cora", "Words for Amara", "Choose what comes closest."])
    expect(asked.html).toContain(words);
  expect((await send("lena", "/closing", { ...typed, reason: "other", lastWord: "x".repeat(2_001) })).status).toBe(422);
  expect(await send("lena", "/closing", { ...typed, reason: "no-match" })).toMatchObject({ status: 303, to: path });
  const hers = (await ask("amara", "/closing")).html;
  expect(hers).toContain("Words for Amara");
  for (const words of ["Words for Cora", "It was not a good fit</p>"]) expect(hers).not.toContain(words);
  // How it was, her mail asks: one rating at the end is enough.
  expect((await ask("lena", "/closing")).html).not.toContain('name="rating"');
  expect(hers).not.toContain('name="rating"');
  expect((await send("amara", "/closing", { lastWord: "And mine" })).status).toBe(303);
  expect((await ask("lena", "")).html).toContain("And mine");
  const home = async () => (await house.get(`${programPath}/home`, { cookie: cookies.lena as string })).text();
  expect(await home()).toMatch(/Where you have been[\s\S]*You and Amara/);
  expect((await send("lena", "/break", { until: "2026-04-01" })).to).toBe(path);
  const overview = (await ask("cora", "/overview")).html;
  for (const words of ["Words for Cora", "It was not a good fit", "5 of 5"]) expect(overview).toContain(words);
  for (const words of ["Words for Amara", "And mine"]) expect(overview).not.toContain(words);
  expect((await send("lena", "/closing/undoing")).status).toBe(303);
  expect((await ask("lena", "")).html).not.toContain("And mine");
  expect(await home()).not.toContain("Where you have been");
});

test("a coordinator closes with a word to both, and opens it again", async () => {
  expect((await send("cora", "/closure", { reason: "because", message: "Hello both" })).html).toContain("Hello both");
  expect((await send("cora", "/closure", { reason: "program-over", message: "Thank you both" })).status).toBe(303);
  expect((await ask("lena", "")).html).toContain("Thank you both");
  expect((await send("lena", "/closing/undoing")).status).toBe(303);
  expect((await ask("lena", "")).html).toContain("Thank you both");
  expect((await send("cora", "/reopening")).status).toBe(303);
  expect((await ask("cora", "/overview")).html).not.toContain("Thank you both");
  expect((await house.get(`${programPath}/loops/nothing/overview`, { cookie: cookies.cora as string })).status).toBe(
    404,
  );
});

test("a full mentor is said so when matching, and can be matched anyway", async () => {
  const { world, cairn } = house;
  const sara = await world.mentee("Sara");
  const amara = await cairn.store.db
    .selectFrom("participant")
    .where("program_id", "=", world.programId)
    .where("name", "=", "Amara")
    .select("participant_id")
    .executeTakeFirstOrThrow();
  const cookie = { cookie: cookies.cora as string };
  const capacity = (value: string) =>
    house.post(`${programPath}/participants/${amara.participant_id}/capacity`, { capacity: value }, cookie);
  expect((await capacity("-1")).status).toBe(303);
  expect((await capacity("1")).status).toBe(303);
  const match = { mentor: amara.participant_id as string, mentee: sara as string, notify: "1" };
  expect(await (await house.get(`${programPath}/loops/new`, cookie)).text()).toContain("Amara (full: 1 of 1)");
  const refused = await house.post(`${programPath}/loops/new`, match, cookie);
  const html = await refused.text();
  expect(refused.status).toBe(422);
  for (const words of ["Amara takes 1 at once and has 1.", "Match anyway"]) expect(html).toContain(words);
  expect((await house.post(`${programPath}/loops/new`, { ...match, anyway: "1" }, cookie)).status).toBe(303);
});

test("several loops are closed from the list: asked first, bad answers keep what was typed, and it can be undone", async () => {
  const sent = async (to: string, form: string) => {
    const headers = { cookie: cookies.cora as string, "content-type": "application/x-www-form-urlencoded" };
    const answer = await house.post(`${programPath}/loops${to}`, form, headers);
    return { status: answer.status, to: answer.headers.get("location") ?? "", html: await answer.text() };
  };
  const loop = path.split("/").at(-1) as string;
  await house.cairn.store.db.updateTable("participant").set({ capacity: null }).execute();
  await send("cora", "/reopening");
  const asked = await house.get(`${programPath}/loops/closure?loop=${loop}&loop=nothing&back=%3Fquiet%3D0`, {
    cookie: cookies.cora as string,
  });
  expect(await asked.text()).toContain("Close this loop?");
  for (const bad of ["reason=my+aunt", "survey=perhaps", `message=${"x".repeat(2_001)}`]) {
    const answer = await sent(
      "/closure",
      `id=b1&loop=${loop}&${bad.startsWith("message") ? "" : "message=Farewell&"}${bad}`,
    );
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`value="${loop}"`);
    expect(answer.html).toMatch(/Choose one of these, or none\.|Choose whether they are asked\.|At most 2,000/);
    if (!bad.startsWith("message")) expect(answer.html).toContain("Farewell</textarea>");
  }
  for (const none of ["", "loop=", "loop=%00", `id=${"x".repeat(81)}&loop=nothing`]) {
    expect((await sent("/closure", none)).html).toContain("Choose loops in the list first.");
  }
  const done = await sent("/closure", `id=b1&loop=${loop}&loop=nothing&back=%3Fquiet%3D0&reason=program-over`);
  expect(done.status).toBe(303);
  const page = async () => (await house.get(done.to, { cookie: cookies.cora as string })).text();
  expect(await page()).toContain("1 loop is closed");
  expect(await page()).toContain("One was not found any more.");
  expect(await page()).toContain(`href="${programPath}/loops?quiet=0"`);
  expect((await sent("/closures/b1/undoing", "")).status).toBe(303);
  expect(await page()).toContain("1 loop is open again");
  expect((await sent("/closures/other/undoing", "")).status).toBe(404);
});
