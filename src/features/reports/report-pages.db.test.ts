import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { addAccount } from "../../../test/support/world.ts";
import { cohortsOf } from "../../insights/cohorts.ts";

let house: House;
let cookie: string;
let base: string;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const userId = await addAccount(cairn.store, "Cora", "cora@example.org");
  await cairn.store.db.insertInto("coordinator").values({ program_id: world.programId, user_id: userId }).execute();
  cookie = await house.cookieOf("cora@example.org");
  base = `/programs/${world.programId}`;
});
afterAll(() => house.close());

const page = async (path: string) => (await house.get(`${base}${path}`, { cookie })).text();
const send = async (path: string, form: Record<string, string>) => {
  const answer = await house.post(`${base}${path}`, form, { cookie });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get("location") };
};
const cohorts = () => cohortsOf(house.cairn.store.db, house.world.programId);

test("a program without people has a report that says so, on paper too", async () => {
  const text = await page("/reports");
  expect(text).toContain("Nobody is in this report");
  expect(text).not.toContain("Cohorts side by side");
  const pdf = await house.get(`${base}/reports/report.pdf?cohort=gone&from=nonsense`, { cookie });
  expect([pdf.status, pdf.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect((await pdf.text()).slice(0, 5)).toBe("%PDF-");
});

test("a cohort is named, changed and deleted; what is wrong stands beside its field", async () => {
  const empty = await send("/cohorts", { name: " ", starts: "tomorrow" });
  expect(empty.status).toBe(422);
  expect(empty.text).toMatch(/id="field-name-error"[^>]*>(?:<[^>]+>|[^<])*A name, please\./);
  expect(empty.text).toMatch(/id="field-starts-error"[^>]*>(?:<[^>]+>|[^<])*A day, such as/);
  for (const name of ["Spring <b>2026", "Autumn"])
    expect((await send("/cohorts", { name, starts: "" })).status).toBe(303);
  const taken = await send("/cohorts", { name: "AUTUMN", starts: "2026-09-07" });
  expect(taken.status).toBe(422);
  expect(taken.text).toContain("There is a cohort of this name already.");
  expect(taken.text).toContain('value="2026-09-07"');
  const autumn = (await cohorts()).find((one) => one.name === "Autumn")?.cohortId;
  expect((await send(`/cohorts/${autumn}`, { name: "spring <b>2026", starts: "" })).status).toBe(422);
  expect((await send(`/cohorts/${autumn}`, { name: "Winter", starts: "2026-12-01" })).status).toBe(303);
  expect((await send("/cohorts/gone", { name: "x", starts: "" })).status).toBe(404);
  const list = await page("/cohorts");
  expect(list).toContain("1 December 2026");
  expect(list).toContain("Spring &lt;b&gt;2026");
  expect((await send(`/cohorts/${autumn}/removal`, {})).status).toBe(303);
  expect((await send(`/cohorts/${autumn}/removal`, {})).status).toBe(303);
  expect(await cohorts()).toHaveLength(1);
});

test("people go into cohorts, and the report compares them", async () => {
  const { world } = house;
  const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
  await send("/cohorts", { name: "Autumn", starts: "2026-09-07" });
  const [autumn, spring] = (await cohorts()).map((one) => one.cohortId);
  expect((await send("/participants/cohort", { to: ana, cohort: autumn ?? "", back: "?role=mentee" })).to).toBe(
    `${base}/participants?role=mentee`,
  );
  await send("/participants/tags", { to: ben, tag: "evenings" });
  await send(`/cohorts/${spring}/people`, { tag: "evenings" });
  expect((await send(`/cohorts/${spring}/people`, { tag: "" })).to).toBe(`${base}/cohorts/${spring}`);
  const report = await page("/reports");
  expect(report).toContain("Cohorts side by side");
  expect(report).toContain(`/reports?from=2026-03-02&amp;to=2026-03-02&amp;cohort=${autumn}`);
  await send("/cohorts", { name: "Winter", starts: "2026-12-01" });
  const shown = async (query: string) => {
    const [, part = ""] = (await page(`/reports?${query}`)).split('id="compared"');
    const rows = part.split("<tbody")[1] ?? "";
    return ["Winter", "Autumn", "Spring"].filter((name) => rows.includes(name));
  };
  expect(await shown("")).toEqual(["Winter", "Autumn", "Spring"]);
  const two = `compare=${autumn}&compare=${spring}&compare=gone`;
  expect(await shown(two)).toEqual(["Autumn", "Spring"]);
  const chosen = await page(`/reports?${two}`);
  // Whatever is changed or saved next, it stays with these.
  const kept = `from=2026-03-02&amp;to=2026-03-02&amp;compare=${autumn}&amp;compare=${spring}`;
  expect(chosen).toContain(`/reports/report.pdf?${kept}"`);
  expect(chosen.split(`type="hidden" name="compare"`)).toHaveLength(3);
  expect(await shown(`compare=${autumn}`)).toEqual([]);
  expect(await page(`/reports?compare=${autumn}`)).toContain("With one cohort there is nothing to compare.");
  const one = await page(`/reports?cohort=${autumn}`);
  expect(one).not.toContain("Cohorts side by side");
  expect(one).toContain(`standings.csv?from=2026-03-02&amp;to=2026-03-02&amp;cohort=${autumn}`);
  expect(one).toContain(`/participants?cohort=${autumn}&amp;role=mentee"`);
  expect(await page("/reports?to=2026-03-01")).not.toContain("role=mentee");
  const csv = await house.get(`${base}/reports/standings.csv?cohort=${autumn}`, { cookie });
  expect(csv.headers.get("content-disposition")).toBe('attachment; filename="standings.csv"');
  expect((await csv.text()).trimEnd().split("\r\n")).toHaveLength(2);
  expect(await page(`/participants?cohort=${spring}`)).toMatch(/1 person/);
});
