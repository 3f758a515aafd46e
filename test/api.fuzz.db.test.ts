import { Writable } from "node:stream";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { KINDS } from "../src/milestones/activity.ts";
import { makeToken } from "../src/server/api/token.ts";
import { finishedPair } from "./support/finished-pair.ts";
import { type House, openHouse } from "./support/house.ts";

// T13: whatever is asked of /api/v1, nothing breaks, and each answer is one that its description names. The promise is a
// million requests; every run of the tests asks fewer, as FUZZ_RUNS says.

const RUNS = Number(process.env.FUZZ_RUNS ?? 1_000);

type Schema = Record<string, unknown>;
type Operation = {
  method: string;
  path: string;
  parameters: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { content: Record<string, { schema: Schema }> }>;
};
type Asked = { operation: Operation; path: string[]; query: [string, string][]; key: string; body: string };

/** What the server says of what broke, to be shown with the request that broke it. */
const lines: string[] = [];
let house: House;
let token: string;
let operations: Operation[];
let known: string[];
let schemaOf: (schema: Schema) => (body: unknown) => string | null;

beforeAll(async () => {
  house = await openHouse(
    undefined,
    pino({ level: "error" }, new Writable({ write: (line, _, done) => done(void lines.push(String(line))) })),
  );
  const { world, cairn, clock } = house;
  const pair = await finishedPair(world);
  token = await makeToken(cairn.store.db, world.coordinatorViewer(), "fuzz", clock.now());
  known = [world.programId, pair.loopId, pair.mentor, pair.mentee];
  const description = (await (await house.get("/api/v1/openapi.json")).json()) as {
    paths: Record<string, Record<string, Omit<Operation, "method" | "path">>>;
    components: { schemas: Record<string, Schema> };
  };
  operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })),
  );
  const ajv = new Ajv2020({ strict: false });
  const compiled = new Map<Schema, (body: unknown) => string | null>();
  schemaOf = (schema) => {
    const whole = schema.$ref
      ? description.components.schemas[String(schema.$ref).split("/").at(-1) as string]
      : schema;
    const there = compiled.get(schema);
    if (there) return there;
    const validate = ajv.compile(whole as Schema);
    const check = (body: unknown) => (validate(body) ? null : ajv.errorsText(validate.errors));
    compiled.set(schema, check);
    return check;
  };
});
afterAll(() => house.close());

const text = fc
  .oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 300 }))
  .map((one) => one.toWellFormed());
const nonsense = fc.oneof(
  text,
  fc.constantFrom(
    "",
    "0",
    "-1",
    "null",
    "%00",
    "\u0000",
    "'; drop table loop; --",
    "9".repeat(40),
    "../..",
    "a\u0001b",
  ),
);
const id = () => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, nonsense);

/** A value for a parameter: one that its schema takes, or nonsense. */
function valueFor({ name, schema }: Operation["parameters"][number]): fc.Arbitrary<string> {
  const choices = (schema.enum as string[] | undefined) ?? [];
  return fc.oneof(
    ...(choices.length > 0 ? [fc.constantFrom(...choices.map(String))] : []),
    ...(name === "limit" ? [fc.integer({ min: -5, max: 300 }).map(String)] : []),
    id(),
  );
}

const when = fc.oneof(
  fc.constantFrom("2026-03-01T10:00:00Z", "yesterday", "2030-01-01T00:00:00Z", "2026-02-30T00:00:00Z"),
  text,
);
/** What a program that means well would tell. */
const likely = () =>
  fc.constantFrom("message.sent", "kudos.given", "goal.set", "participant.joined", "meeting.held").chain((kind) => {
    const [, loop, mentor, mentee] = known;
    const others: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
      "participant.joined": { participant: fc.uuid(), role: fc.constantFrom("mentor", "mentee", "either"), name: text },
      "meeting.held": { loop: fc.constant(loop), meeting: fc.uuid() },
    };
    const own = { loop: fc.constant(loop), actor: fc.constantFrom(mentor, mentee), goal: fc.uuid() };
    const fields = others[kind] ?? own;
    return fc.record({ kind: fc.constant(kind), occurredAt: fc.constant("2026-03-02T08:59:00Z"), ...fields });
  });
const activity = () =>
  fc.record(
    {
      kind: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...KINDS) }, nonsense),
      id: fc.oneof(fc.constantFrom("same", "other"), text),
      occurredAt: when,
      loop: id(),
      actor: id(),
      participant: id(),
      role: fc.constantFrom("mentor", "mentee", "either", "king"),
      members: fc.oneof(
        fc.array(fc.record({ participant: id(), role: fc.constantFrom("mentor", "mentee") }), { maxLength: 3 }),
        fc.jsonValue(),
      ),
      meeting: id(),
      attendees: fc.oneof(fc.array(id(), { maxLength: 3 }), fc.jsonValue()),
      rating: fc.oneof(fc.integer({ min: -1, max: 9 }), fc.jsonValue()),
      step: fc.oneof(fc.constantFrom("meet", "no-step"), fc.jsonValue()),
      of: id(),
      reason: fc.oneof(text, fc.jsonValue()),
      name: fc.oneof(text, fc.jsonValue()),
      email: fc.oneof(fc.constant("x@example.org"), fc.jsonValue()),
      more: fc.jsonValue(),
    },
    { requiredKeys: ["kind"] },
  );
const bodyFor = (type: string): fc.Arbitrary<string> =>
  type === "application/x-ndjson"
    ? fc.oneof(
        fc
          .array(fc.oneof(activity(), likely()), { maxLength: 5 })
          .map((all) => all.map((one) => JSON.stringify(one)).join("\n")),
        nonsense,
      )
    : fc.oneof(
        { weight: 4, arbitrary: activity().map((one) => JSON.stringify(one)) },
        { weight: 3, arbitrary: likely().map((one) => JSON.stringify(one)) },
        fc.jsonValue().map((one) => JSON.stringify(one)),
        nonsense,
      );

function asked(): fc.Arbitrary<Asked> {
  return fc.constantFrom(...operations).chain((operation) => {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
    const query = operation.parameters.filter((one) => one.in === "query");
    const [type] = Object.keys(operation.requestBody?.content ?? {});
    return fc.record({
      operation: fc.constant(operation),
      path: fc.tuple(
        ...names.map((name) =>
          name === "program" ? fc.oneof({ weight: 8, arbitrary: fc.constant(known[0] as string) }, id()) : id(),
        ),
      ),
      query: fc
        .subarray(query)
        .chain((some) =>
          fc.tuple(...some.map((one) => valueFor(one).map((value): [string, string] => [one.name, value]))),
        ),
      key: fc.oneof({ weight: 6, arbitrary: fc.uuid() }, fc.constantFrom("", "again", "x".repeat(201))),
      body: type ? bodyFor(type) : fc.constant(""),
    });
  });
}

async function ask({ operation, path, query, key, body }: Asked) {
  let at = 0;
  const filled = operation.path.replace(/\{\w+\}/g, () => encodeURIComponent(path[at++] as string) || "%20");
  const search = new URLSearchParams(query).toString();
  const headers = { authorization: `Bearer ${token}`, ...(key ? { "idempotency-key": key } : {}) };
  const address = search ? `${filled}?${search}` : filled;
  return operation.method === "get" ? house.get(address, headers) : house.post(address, body, headers);
}

test(`${RUNS} requests: none breaks, and every answer is as described`, { timeout: 3_600_000 }, async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(asked(), async (one) => {
      const answer = await ask(one);
      const { operation } = one;
      const where = `${operation.method} ${operation.path} → ${answer.status}`;
      seen.set(where, (seen.get(where) ?? 0) + 1);
      const body = await answer.text();
      expect(answer.status, `${where}: ${body} ${lines.at(-1)}`).toBeLessThan(500);
      const described = operation.responses[answer.status];
      expect(described, `${where} is not described: ${body}`).toBeDefined();
      const [type, { schema }] = Object.entries(described?.content ?? {})[0] as [string, { schema: Schema }];
      expect(answer.headers.get("content-type"), where).toContain(type);
      expect(schemaOf(schema)(JSON.parse(body)), `${where}: ${body}`).toBeNull();
    }),
    { numRuns: RUNS },
  );
  // Good answers are among them, for each operation: the fuzz gets past the door.
  for (const { method, path, responses } of operations) {
    const good = Object.keys(responses).find((status) => status.startsWith("2"));
    expect(seen.get(`${method} ${path} → ${good}`) ?? 0, `${method} ${path}`).toBeGreaterThan(0);
  }
  if (process.env.FUZZ_RUNS)
    console.log(
      [...seen]
        .sort()
        .map(([where, count]) => `${count}\t${where}`)
        .join("\n"),
    );
});
