import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type House, openHouse } from "../../../test/support/house.ts";
import { eachStore } from "../../../test/support/stores.ts";
import { addAccount, buildWorld } from "../../../test/support/world.ts";
import { peopleToFind } from "../directory/people-to-find.ts";
import { endLoop } from "../loops/life/end-loop.ts";
import { loopsToFind } from "../loops/loops-to-find.ts";
import { lettersToFind } from "../outreach/letters-to-find.ts";
import { find } from "./find.ts";
import { PLACES } from "./places.ts";

let house: House;
const cookies: Record<string, Record<string, string>> = {};
let lena: string;

beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const { db } = cairn.store;
  const ids = {
    lena: await world.mentee("Lena Fischer"),
    amara: await world.mentor("Amara Okafor"),
    marlene: await world.mentee("Marlene Roth"),
    bao: await world.mentor("Bao Tran"),
  };
  lena = ids.lena;
  const loop = await world.loop(ids.amara, ids.lena);
  await world.loop(ids.bao, ids.marlene);
  for (const [who, id] of [
    ["lena", ids.lena],
    ["bao", ids.bao],
  ] as const) {
    const user = await addAccount(cairn.store, who, `${who}@account.example`);
    await db
      .updateTable("participant")
      .set({ user_id: user, status: "active" })
      .where("participant_id", "=", id)
      .execute();
    cookies[who] = { cookie: await house.cookieOf(`${who}@account.example`) };
  }
  const cora = await addAccount(cairn.store, "Cora", "cora@account.example");
  await db.insertInto("coordinator").values({ program_id: world.programId, user_id: cora }).execute();
  const omar = await addAccount(cairn.store, "Omar", "omar@account.example");
  await db.insertInto("coordinator").values({ program_id: world.programId, user_id: omar, role: "admin" }).execute();
  cookies.omar = { cookie: await house.cookieOf("omar@account.example") };
  await db.insertInto("host").values({ user_id: cora }).execute();
  cookies.cora = { cookie: await house.cookieOf("cora@account.example") };
  expect(loop).toBeTruthy();
  house.clock.at("2026-04-20T09:00:00.000Z");
});
afterAll(() => house.close());

const ask = async (who: string, q: string, list = true) => {
  const query = new URLSearchParams(list ? { q, list: "" } : { q });
  const answer = await house.get(`/programs/${house.world.programId}/find?${query}`, cookies[who]);
  expect(answer.status).toBe(200);
  return answer.text();
};
/** What is offered, group by group: what is said, and where it leads below the program. */
async function offered(who: string, q: string) {
  const html = await ask(who, q);
  const groups: Record<string, [string, string][]> = {};
  for (const [, group, , href, words] of html.matchAll(
    /id="found-(\w+)-(\d+)" href="([^"]+)"[^>]*><span[^>]*>([^<]*)<\/span>/g,
  )) {
    groups[group as string] ??= [];
    groups[group as string]?.push([
      words as string,
      (href as string).replace(`/programs/${house.world.programId}/`, ""),
    ]);
  }
  return groups;
}

eachStore("on both databases", (open) => {
  test("people by the beginning of their name first, then by any part of it; their loops; groups", async () => {
    const world = await buildWorld(await open());
    const [ana, lena, marlene] = [
      await world.mentor("Ana Reis"),
      await world.mentee("Lena"),
      await world.mentee("Marlene"),
    ];
    await world.mentor("Allen Poe");
    const older = await world.loop(ana, lena);
    await world.loop(ana, marlene);
    const { log } = world;
    const found = (typed: string) =>
      find(log, [peopleToFind(log), loopsToFind(log), lettersToFind(log)], world.coordinatorViewer(), typed);
    const labels = async (typed: string) =>
      Object.fromEntries((await found(typed)).map((one) => [one.group, one.found.map(({ label }) => label)]));
    expect(await labels("lEn")).toEqual({
      people: ["Lena", "Allen Poe", "Marlene"],
      loops: ["Ana Reis and Marlene", "Ana Reis and Lena"],
    });
    expect((await labels("le")).people).toEqual(["Lena"]);
    expect((await labels("marlene@exam")).people).toEqual(["Marlene"]);
    expect(await labels("%_")).toEqual({});
    await endLoop(log, await world.memberViewer(lena, older), {
      reason: "goals-reached",
      comment: null,
      rating: null,
      lastWord: null,
    });
    expect((await labels("ana")).loops).toEqual(["Ana Reis and Marlene", "Ana Reis and Lena"]);
    const [loops] = (await found("ana")).filter((one) => one.group === "loops");
    expect(loops?.found.map((one) => one.hint)).toEqual(["open", "closed"]);
  });
});

describe("a coordinator finds", () => {
  test("a person behind what is to be done", async () => {
    const { people, actions } = await offered("cora", "match lena f");
    expect(people).toEqual([["Lena Fischer", `participants/${lena}`]]);
    expect(actions).toEqual([["Match Lena Fischer", `loops/new?with=${lena}`]]);
  });

  test("those who are stuck, with their number, as soon as there are some", async () => {
    const html = await ask("cora", "write stuck");
    expect(html).toContain("Write to the people stuck in Matching");
    expect(html).toContain("4 people");
    house.clock.at("2026-03-02T09:00:00.000Z");
    expect(await ask("cora", "write stuck")).not.toContain("stuck in");
    house.clock.at("2026-04-20T09:00:00.000Z");
  });

  test("pages by other words for them, and before anything is typed", async () => {
    expect((await offered("cora", "reminders")).pages).toEqual([["Nudges", "outreach/nudges"]]);
    expect((await offered("cora", "")).pages?.[0]).toEqual(["Dashboard", "dashboard"]);
  });

  test("nothing that writes to people, as an admin without messages", async () => {
    for (const q of ["", "write", "write lena", "lena", "outreach", "invite", "samples"]) {
      const html = await ask("omar", q);
      expect(html).not.toMatch(/Write to|New outreach|New nudge|Samples|Invite everyone/);
    }
    expect((await offered("omar", "lena f")).actions?.[0]).toEqual(["Match Lena Fischer", `loops/new?with=${lena}`]);
  });

  test("nothing, and is told so", async () => {
    expect(await ask("cora", "xyzzy")).toContain("Nothing fits");
    expect(await ask("cora", "%_\\")).toContain("Nothing fits");
  });
});

describe("a participant finds", () => {
  test("their partner, their loop, and what they can do there", async () => {
    const { people, loops, actions } = await offered("lena", "am");
    expect(people?.map(([name]) => name)).toEqual(["Amara Okafor"]);
    expect(loops?.map(([title]) => title)).toEqual(["You and Amara Okafor"]);
    expect(actions?.map(([words]) => words)).toEqual([
      "Write to Amara Okafor",
      "Arrange a meeting with Amara Okafor",
      "Share a goal with Amara Okafor",
    ]);
  });

  test("nobody else, no other loop and no page of coordinators", async () => {
    for (const q of ["", "bao", "marlene", "lena", "roth", "dashboard", "stuck", "settings"]) {
      const html = await ask("lena", q);
      expect(html).not.toMatch(/Bao|Marlene|Dashboard|stuck|Settings|\/participants/);
    }
  });
});

test("the same as a page, for those without JavaScript", async () => {
  const page = await ask("cora", "lena", false);
  expect(page).toContain("<h1");
  expect(page).toContain(`href="/programs/${house.world.programId}/participants/${lena}"`);
  expect(page).toContain('value="lena"');
});

test("every place that is offered opens for those to whom it is offered", async () => {
  const who = { everybody: "lena", participant: "lena", coordinator: "cora", messenger: "cora", host: "cora" };
  for (const place of PLACES) {
    const path = place.path.startsWith("/") ? place.path : `/programs/${house.world.programId}/${place.path}`;
    const answer = await house.get(path, cookies[who[place.who]]);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    await answer.body?.cancel();
  }
});
