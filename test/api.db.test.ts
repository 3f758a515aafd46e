import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendMessage } from "../src/features/messages/send-message.ts";
import { NEEDED } from "../src/milestones/read-activity.ts";
import { rebuild } from "../src/progress/rebuild.ts";
import { makeToken } from "../src/server/api/token.ts";
import { KNOWN } from "../src/server/api/told-from-outside.ts";
import { type House, openHouse } from "./support/house.ts";
import { addAccount, buildWorld } from "./support/world.ts";

type Described = {
  description: string;
  requestBody: { content: { "application/json": { schema: { properties: object } } } };
};

let house: House;
let token: string;
let base: string;
beforeAll(async () => {
  house = await openHouse();
  const { world } = house;
  token = await makeToken(house.cairn.store.db, world.coordinatorViewer(), "tests", house.clock.now());
  base = `/api/v1/programs/${world.programId}`;
  const [ana, ben] = [await world.mentee("Ana Reis"), await world.mentor("Ben Okoro")];
  await world.mentee("Chidi Eze");
  const loopId = await world.loop(ben, ana);
  await sendMessage(world.log, { programId: world.programId, loopId, author: ana, body: "CANARY hello" });
});
afterAll(() => house.close());

const auth = () => ({ authorization: `Bearer ${token}` });
const read = async (path: string) => {
  const answer = await house.get(`${base}${path}`, auth());
  return { status: answer.status, body: (await answer.json()) as never as Record<string, never> & { data: never[] } };
};
const tell = (path: string, body: string, key: string) =>
  house.post(`${base}${path}`, body, { ...auth(), "idempotency-key": key });

describe("reading", () => {
  test("without a token, with a wrong one, or with another program's: 401", async () => {
    const other = await buildWorld(house.cairn.store, house.clock);
    for (const [path, headers] of [
      [base, {}],
      [base, { authorization: "Bearer cairn_wrong" }],
      [`/api/v1/programs/${other.programId}`, auth()],
      ["/api/v1/programs/nothing", auth()],
    ] as [string, Record<string, string>][]) {
      const answer = await house.get(path, headers);
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(await answer.json()).toMatchObject({ code: "unauthorized", status: 401 });
    }
  });

  test("an endpoint that is not there, or a method it does not take, leads to the description", async () => {
    for (const answer of [await house.get("/api/v1/nothing", auth()), await house.post(`${base}/loops`, "", auth())]) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: "not_found", detail: expect.stringContaining("/api/docs") });
    }
  });

  test("a session opens no endpoint, and a token opens no page", async () => {
    await addAccount(house.cairn.store, "Eva", "eva@example.org");
    const cookie = await house.cookieOf("eva@example.org");
    expect((await house.get(base, { cookie })).status).toBe(401);
    expect((await house.get(`/programs/${house.world.programId}/dashboard`, auth())).status).toBe(303);
  });

  test("participants by page and by filter", async () => {
    const first = await read("/participants?limit=2");
    expect(first.body.data).toHaveLength(2);
    const rest = await read(`/participants?limit=2&after=${encodeURIComponent(String(first.body.next))}`);
    expect(rest.body.data).toHaveLength(1);
    expect(rest.body.next).toBeNull();
    const matching = await read("/participants?milestone=matching&role=mentee");
    expect(matching.body.data).toMatchObject([{ name: "Ana Reis", role: "mentee", status: "joined" }]);
    expect((await read("/participants?limit=1000")).body).toMatchObject({ code: "bad_query" });
    expect((await read("/participants/nobody")).status).toBe(404);
  });

  test.each([
    ["/participants?role=boss", /role/],
    ["/participants?stuck=maybe", /stuck/],
    ["/participants?limt=1", /limt/],
    ["/loops?role=mentor", /role/],
    ["/stage-counts?milestone=matching", /milestone/],
  ])("%s is refused, and does not answer with everybody", async (path, words) => {
    const { status, body } = await read(path);
    expect([status, body]).toEqual([400, expect.objectContaining({ code: "bad_query" })]);
    expect(body.detail).toMatch(words);
  });

  test("loops, standings, activities, counts and insights, without a word of content", async () => {
    const loops = await read("/loops?status=open");
    expect(loops.body.data).toMatchObject([{ status: "open", members: [{ role: expect.any(String) }, {}] }]);
    const standings = await read("/standings?limit=2");
    expect(standings.body.data).toHaveLength(2);
    expect((await read(`/standings?after=${encodeURIComponent(String(standings.body.next))}`)).body.data).toHaveLength(
      1,
    );
    const activities = await read("/activities");
    expect(activities.body.data.map((one: { kind: string }) => one.kind)).toEqual([
      "participant.joined",
      "participant.joined",
      "participant.joined",
      "loop.opened",
      "message.sent",
    ]);
    expect(JSON.stringify(activities.body)).not.toContain("CANARY");
    const counts = await read("/stage-counts");
    expect(counts.body.data).toMatchObject([
      { stage: "getting-started", people: 1 },
      { stage: "matching", people: 2 },
      {},
      {},
      {},
    ]);
    expect((await read("/insights")).body.data).toEqual([]);
    house.clock.pass(25 * 86_400_000);
    expect((await read("/insights")).body.data).toMatchObject([
      { key: "stuck:getting-started", number: 1, helps: [{}, {}, {}].map(() => expect.any(String)) },
      { key: "stuck:matching", number: 2, who: expect.stringMatching(/participants\?milestone=matching&stuck=1$/) },
    ]);
    house.clock.pass(-25 * 86_400_000);
  });

  test("the description names every endpoint, and its page shows them", async () => {
    const description = (await (await house.get("/api/v1/openapi.json")).json()) as { paths: Record<string, object> };
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const routed = house.cairn.routes
      .filter((route) => route.allow === "token")
      .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, "{$1}")}`);
    expect(described.sort()).toEqual(routed.sort());
    const page = await (await house.get("/api/docs")).text();
    for (const path of Object.keys(description.paths)) expect(page).toContain(path);
  });

  test("the description says which fields there are, which each kind needs, and what a filter means", async () => {
    const { paths } = (await (await house.get("/api/v1/openapi.json")).json()) as never as {
      paths: Record<string, Record<string, Described>>;
    };
    const record = paths["/api/v1/programs/{program}/activities"]?.post as Described;
    const fields = record.requestBody.content["application/json"].schema.properties;
    for (const name of KNOWN) expect(fields).toHaveProperty(name);
    const page = await (await house.get("/api/docs")).text();
    for (const [kind, needed] of Object.entries(NEEDED)) {
      expect(record.description).toContain(`\`${kind}\`: ${needed.join(", ")}`);
      expect(page).toContain(`<code>${kind}</code>: ${needed.join(", ")}`);
    }
    expect(page).toContain("unknown_participant, participant_exists");
    expect(page).toContain("<code>quiet</code>: Not active for at least so many days");
    expect(page).toContain("<code>loops</code> (none, one, many, any)");
  });
});

describe("recording", () => {
  const activity = (more: object) => JSON.stringify({ kind: "participant.joined", role: "mentee", ...more });

  test("once for each key, with the person it tells about", async () => {
    const body = activity({ participant: "ext-1", name: "Dora External", email: "dora@example.org" });
    const first = await tell("/activities", body, "k1");
    expect(first.status).toBe(201);
    const again = await tell("/activities", body, "k1");
    expect(await again.json()).toEqual(await first.json());
    expect((await read("/participants/ext-1")).body).toMatchObject({
      name: "Dora External",
      email: "dora@example.org",
    });
    const all = await read("/activities?kind=participant.joined&limit=200");
    expect(all.body.data.filter((one: { participant: string }) => one.participant === "ext-1")).toHaveLength(1);
    expect(JSON.stringify(all.body)).not.toContain("dora@example.org");
    const reused = await tell("/activities", activity({ participant: "ext-2" }), "k1");
    expect(reused.status).toBe(409);
    expect(await reused.json()).toMatchObject({ code: "idempotency_key_reused" });
  });

  test.each([
    ["no key", "", activity({ participant: "x" }), 400, "idempotency_key_missing"],
    ["not JSON", "r1", "{", 400, "bad_json"],
    ["a missing field", "r2", activity({}), 422, "missing_field"],
    ["a bad time", "r3", activity({ participant: "x", occurredAt: "yesterday" }), 422, "bad_time"],
    ["the future", "r4", activity({ participant: "x", occurredAt: "2027-01-01T00:00:00Z" }), 422, "in_the_future"],
    ["a list that is none", "r7", activity({ participant: "x", attendees: 5 }), 422, "missing_field"],
    ["an id that is none", "r8", activity({ participant: "x", loop: { a: 1 } }), 422, "missing_field"],
    ["an id without end", "r9", activity({ participant: "x".repeat(201) }), 422, "missing_field"],
    ["somebody known", "r5", activity({ participant: "ext-1" }), 422, "participant_exists"],
    [
      "an unknown loop",
      "r6",
      JSON.stringify({ kind: "message.sent", loop: "L?", actor: "ext-1" }),
      422,
      "unknown_loop",
    ],
  ])("%s is refused with its code, and leaves nothing", async (_, key, body, status, code) => {
    const before = await read("/activities?limit=200");
    const answer = await tell("/activities", body, key);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code, status });
    expect((await read("/activities?limit=200")).body).toEqual(before.body);
  });

  test("the words of a message do not get in, whatever the field is called", async () => {
    const ana = (await read("/participants?q=Ana")).body.data[0] as never as { id: string };
    const loop = (await read("/loops")).body.data[0] as never as { id: string };
    const body = JSON.stringify({ kind: "message.sent", loop: loop.id, actor: ana.id, text: "CANARY", note: "CANARY" });
    expect((await tell("/activities", body, "words")).status).toBe(201);
    expect(JSON.stringify((await read("/activities?limit=200")).body)).not.toContain("CANARY");
  });
});

test("a field that has no meaning for its kind does not file it under the wrong loop or person", async () => {
  const people = (await read("/participants?limit=200")).body.data as never as { id: string; name: string }[];
  const [ana, chidi] = ["Ana Reis", "Chidi Eze"].map((name) => people.find((one) => one.name === name)?.id);
  const loop = ((await read("/loops")).body.data[0] as never as { id: string }).id;
  const body = JSON.stringify({ kind: "profile.completed", actor: ana, participant: chidi, loop });
  expect((await tell("/activities", body, "stray")).status).toBe(201);
  expect(await rebuild(house.cairn.store, house.world.programId, { check: true })).toEqual([]);
  const standings = (await read(`/standings?participant=${ana}`)).body.data as never as { done: string[] }[];
  expect(standings[0]?.done).toContain("complete-profile");
});

describe("bringing a log along", () => {
  const logOf = (name: string) => readFileSync(join(import.meta.dirname, "conformance", `${name}.log.ndjson`), "utf8");

  test("is written whole or not at all; the same log again changes nothing", async () => {
    const bad = `${logOf("02-the-whole-way")}\n{"kind":"message.sent"}\nnot json`;
    const before = await read("/activities?limit=200");
    const refused = await tell("/activities/import", bad, "i1");
    expect(refused.status).toBe(422);
    const problem = (await refused.json()) as { code: string; refused: { code: string }[] };
    expect(problem.code).toBe("lines_refused");
    expect(problem.refused.map((line) => line.code)).toEqual(["missing_field", "bad_json"]);
    expect((await read("/activities?limit=200")).body).toEqual(before.body);

    const good = logOf("02-the-whole-way");
    const lines = good.split("\n").filter(Boolean).length;
    const written = await tell("/activities/import", good, "i2");
    expect(await written.json()).toEqual({ recorded: lines, skipped: 0, refused: [] });
    const again = await tell("/activities/import", good, "i3");
    expect(await again.json()).toEqual({ recorded: 0, skipped: lines, refused: [] });
    const rows = readFileSync(join(import.meta.dirname, "conformance/02-the-whole-way.rows.ndjson"), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((row) => JSON.parse(row) as { participant: string; loop: string; stage: string; enteredAt: string });
    for (const { participant, stage, enteredAt, loop } of rows) {
      const standings = await read(`/standings?participant=${participant}`);
      expect(standings.body.data).toContainEqual(expect.objectContaining({ participant, loop, stage, enteredAt }));
    }
    expect((await read("/loops?limit=200")).body.data.length).toBeGreaterThan(1);
  });

  test("says when the people it tells of were last active", async () => {
    await tell("/activities/import", logOf("02-the-whole-way"), "i5");
    const last = new Map<string, string>();
    for (const line of logOf("02-the-whole-way").split("\n").filter(Boolean)) {
      const { actor, occurredAt } = JSON.parse(line) as { actor?: string; occurredAt: string };
      if (actor) last.set(actor, occurredAt);
    }
    const people = (await read("/participants?limit=200")).body.data as { id: string; lastActiveAt: string }[];
    const found = people.filter(({ id }) => last.has(id)).map(({ id, lastActiveAt }) => [id, lastActiveAt]);
    expect(new Map(found as [string, string][])).toEqual(last);
  });

  test("with lenient, what can be taken is taken and the rest is reported", async () => {
    const log = `{"id":"z1","kind":"participant.joined","participant":"z","role":"mentor","occurredAt":"2026-01-01T00:00:00Z"}\noops`;
    const answer = await tell("/activities/import?lenient=1", log, "i4");
    expect(await answer.json()).toMatchObject({ recorded: 1, refused: [{ line: 2, code: "bad_json" }] });
  });
});

describe("tokens", () => {
  test("are made by a coordinator, shown once, and ended", async () => {
    const { email } = await house.cairn.store.db
      .selectFrom("user")
      .where("id", "=", house.world.userId)
      .select("email")
      .executeTakeFirstOrThrow();
    const cookie = await house.cookieOf(email);
    const page = `/programs/${house.world.programId}/tokens`;
    const made = await (await house.post(page, { name: "calendar" }, { cookie })).text();
    const shown = /cairn_[\w-]{43}/.exec(made)?.[0] as string;
    expect((await house.get(base, { authorization: `Bearer ${shown}` })).status).toBe(200);
    const later = await (await house.get(page, { cookie })).text();
    expect(later).toContain("calendar");
    expect(later).not.toContain(shown);
    const ends = [...later.matchAll(/action="([^"]+\/revocation)"/g)].map((match) => match[1] as string);
    const row = await house.cairn.store.db
      .selectFrom("api_token")
      .where("name", "=", "calendar")
      .select("token_id")
      .executeTakeFirstOrThrow();
    await house.post(ends.find((action) => action.includes(row.token_id)) as string, {}, { cookie });
    expect((await house.get(base, { authorization: `Bearer ${shown}` })).status).toBe(401);
    expect((await house.post(page, { name: " " }, { cookie })).status).toBe(422);
  });
});
