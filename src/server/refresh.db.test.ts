import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../test/support/house.ts";
import { addAccount } from "../../test/support/world.ts";
import { serveApp } from "./serve.ts";

let house: House;
let cookie: string;
let stream: string;
beforeAll(async () => {
  house = await openHouse();
  const userId = await addAccount(house.cairn.store, "Cora", "cora@example.org");
  await house.cairn.store.db
    .insertInto("coordinator")
    .values({ program_id: house.world.programId, user_id: userId })
    .execute();
  cookie = await house.cookieOf("cora@example.org");
  stream = `/programs/${house.world.programId}/stream`;
});
afterAll(() => house.close());

/** The events of a stream, until one of them is `last`. */
async function eventsUntil(last: string, path: string, headers: Record<string, string> = {}): Promise<string[]> {
  const answer = await house.get(path, { cookie, ...headers });
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  const events: string[] = [];
  let text = "";
  while (!events.includes(last)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += new TextDecoder().decode(value);
    events.splice(0, events.length, ...[...text.matchAll(/event: (\w+)/g)].map((match) => match[1] as string));
  }
  await reader.cancel();
  return events;
}

test("a page hears at once what happened between being drawn and listening", async () => {
  const drawnAt = Date.now();
  const heard = new Promise<void>((resolve) => {
    void house.cairn.store.listen("cairn_refresh", () => resolve());
  });
  await house.world.mentee("Ana");
  await heard;
  expect(await eventsUntil("refresh", `${stream}?since=${drawnAt}`)).toEqual(["hello", "refresh"]);
});

test.each([
  ["a tag", "tags", { tag: "nursing" }],
  ["a tag taken off", "tags", { tag: "nursing", take: "off" }],
  ["what a coordinator did", "ID/interventions", { kind: "called", happenedOn: "2026-03-01", note: "Soon" }],
  ["a choice of columns", "columns", { column: "tags" }],
  ["out of a cohort", "cohort", { cohort: "" }],
  ["a segment", "segments", { name: "New", query: "?role=mentee" }],
])("%s is news for the coordinators, and for nobody else", async (_, path, form) => {
  const { store } = house.cairn;
  const people = store.db.selectFrom("participant").where("program_id", "=", house.world.programId);
  const { participant_id: ana } = await people.select("participant_id").executeTakeFirstOrThrow();
  const heard = Promise.withResolvers<string>();
  const stop = await store.listen("cairn_refresh", heard.resolve);
  const to = `/programs/${house.world.programId}/participants/${path.replace("ID", ana)}`;
  expect((await house.post(to, { to: ana, ...form }, { cookie })).status).toBe(303);
  const news = { program: house.world.programId, participants: [], membersOnly: false };
  expect(JSON.parse(await heard.promise)).toEqual(news);
  await stop();
});

test("a line that was down for long, or with a server before this one, brings a refresh", async () => {
  expect(await eventsUntil("refresh", stream, { "last-event-id": "1000" })).toEqual(["hello", "refresh"]);
});

test("a page that missed nothing hears only what comes", async () => {
  expect(await eventsUntil("hello", `${stream}?since=${Date.now() + 1}`)).toEqual(["hello"]);
});

test("a server that stops lets its open pages go, instead of waiting for them", async () => {
  const own = await openHouse();
  const serving = await serveApp(own.cairn.app, 0, 600_000);
  const userId = await addAccount(own.cairn.store, "Cora", "cora@example.org");
  await own.cairn.store.db
    .insertInto("coordinator")
    .values({ program_id: own.world.programId, user_id: userId })
    .execute();
  const page = await fetch(`http://localhost:${serving.port}/programs/${own.world.programId}/stream`, {
    headers: { cookie: await own.cookieOf("cora@example.org") },
  });
  const text = page.text();
  const stopped = serving.stop();
  own.cairn.letGo();
  expect(await text).toContain("event: hello");
  await stopped;
  await own.close();
});
