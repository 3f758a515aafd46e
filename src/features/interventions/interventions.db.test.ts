import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { eachStore } from "../../../test/support/stores.ts";
import { addAccount, buildWorld } from "../../../test/support/world.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { forgetIntervention, logIntervention } from "./log-intervention.ts";
import { interventionsOf } from "./read-interventions.ts";

eachStore("interventions", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("are kept once, read by every coordinator, and forgotten by whoever wrote them", async () => {
    const [world, other] = [await buildWorld(store), await buildWorld(store)];
    const [cora, ana] = [world.coordinatorViewer(), await world.mentee("Ana")];
    const omar = { ...cora, account: { ...cora.account, userId: await addAccount(store, "Omar", "omar@example.org") } };
    const call = { id: randomUUID(), kind: "called" as const, note: "Back in May", happenedOn: "2026-03-01" };
    expect(await logIntervention(world.log, cora, ana, call)).toBe(true);
    expect(await logIntervention(world.log, cora, ana, { ...call, note: "Again" })).toBe(true);
    await logIntervention(world.log, omar, ana, { ...call, id: randomUUID(), kind: "met", happenedOn: "2026-03-02" });
    const read = async () =>
      (await interventionsOf(store.db, world.programId, ana)).map((one) => [
        one.happened_on,
        one.kind,
        one.note,
        one.by,
      ]);
    expect(await read()).toEqual([
      ["2026-03-02", "met", "Back in May", "Omar"],
      ["2026-03-01", "called", "Back in May", "Cora Coordinator"],
    ]);
    // Nobody of elsewhere, and nobody else's note.
    expect(await logIntervention(world.log, cora, "nobody" as ParticipantId, call)).toBe(false);
    expect(await logIntervention(other.log, other.coordinatorViewer(), ana, call)).toBe(false);
    expect(await forgetIntervention(world.log, omar, call.id)).toBe(false);
    expect(await forgetIntervention(world.log, cora, call.id)).toBe(true);
    expect(await forgetIntervention(world.log, cora, call.id)).toBe(false);
    expect(await read()).toHaveLength(1);
    const log = await store.db.selectFrom("activity").where("program_id", "=", world.programId).selectAll().execute();
    expect(JSON.stringify(log)).not.toContain("Back in May");
  });
});

let house: House;
let cookie: string;
let ana: ParticipantId;
let path: string;
beforeAll(async () => {
  house = await openHouse();
  ana = await house.world.mentee("Ana");
  const cora = await addAccount(house.cairn.store, "Cora", "cora@example.org");
  await house.cairn.store.db
    .insertInto("coordinator")
    .values({ program_id: house.world.programId, user_id: cora })
    .execute();
  cookie = await house.cookieOf("cora@example.org");
  path = `/programs/${house.world.programId}/participants`;
});
afterAll(() => house.close());

test("logged in the card, it leads back to where the card stood", async () => {
  const list = `?milestone=getting-started&who=${ana}`;
  const card = await (await house.get(`${path}${list}`, { cookie })).text();
  expect(card).toContain(`name="back" value="?milestone=getting-started&amp;who=${ana}"`);
  const form = { id: randomUUID(), kind: "called", happenedOn: "2026-03-02", note: "Away until <May>", back: list };
  const answer = await house.post(`${path}/${ana}/interventions`, form, { cookie });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, `${path}${list}`]);
  expect(await (await house.get(`${path}/${ana}`, { cookie })).text()).toContain("Away until &lt;May&gt;");
});

test("what cannot be is said beside its field, and what was typed stays", async () => {
  for (const wrong of [
    { happenedOn: "2026-03-03" },
    { happenedOn: "2026-02-30" },
    { happenedOn: "" },
    { kind: "shouted" },
    { note: "x".repeat(501) },
  ]) {
    const form = {
      id: randomUUID(),
      kind: "met",
      happenedOn: "2026-03-01",
      note: "We talked",
      back: "//evil.org",
      ...wrong,
    };
    const answer = await house.post(`${path}/${ana}/interventions`, form, { cookie });
    const html = await answer.text();
    expect([Object.keys(wrong)[0], answer.status]).toEqual([Object.keys(wrong)[0], 422]);
    expect(html).toContain('aria-invalid="true"');
    if (!("note" in wrong)) expect(html).toContain("We talked");
  }
  const elsewhere = await house.post(`${path}/${ana}/interventions/none/removal`, { back: "//evil.org" }, { cookie });
  expect(elsewhere.headers.get("location")).toBe(`${path}//evil.org`);
  expect(
    (await house.post(`${path}/nobody/interventions`, { kind: "met", happenedOn: "2026-03-01" }, { cookie })).status,
  ).toBe(404);
});

test("places of a mentor, saved in the card, lead back to it, too", async () => {
  const ben = await house.world.mentor("Ben");
  const list = `?role=mentor&who=${ben}`;
  expect(await (await house.get(`${path}${list}`, { cookie })).text()).toContain(`/participants/${ben}/capacity`);
  const save = async (form: Record<string, string>) =>
    (await house.post(`${path}/${ben}/capacity`, form, { cookie })).headers.get("location");
  expect(await save({ capacity: "2", back: list })).toBe(`${path}${list}`);
  expect(await save({ capacity: "many", back: list })).toBe(`${path}${list}`);
  expect(await save({ capacity: "3" })).toBe(`${path}/${ben}`);
});
