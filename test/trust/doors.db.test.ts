import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeToken } from "../../src/server/api/token.ts";
import { buildApp } from "../../src/server/app.ts";
import { BASE_URL, type House, openHouse } from "../support/house.ts";
import { addAccount, buildWorld } from "../support/world.ts";

// T11: every route, and who is let in. A route without its row fails, and so does a row without its route.

const ROLES = [
  "visitor",
  "outsider",
  "host",
  "otherCoordinator",
  "participant",
  "member",
  "coordinator",
  "admin",
  "removed",
  "token",
] as const;
type Role = (typeof ROLES)[number];

const EVERYBODY: Role[] = [...ROLES];
const SIGNED_IN: Role[] = [
  "outsider",
  "host",
  "otherCoordinator",
  "participant",
  "member",
  "coordinator",
  "admin",
  "removed",
];
const COORDINATORS: Role[] = ["coordinator", "admin"];
const IN_THE_PROGRAM: Role[] = ["participant", "member", "coordinator", "admin"];
const PARTICIPANTS: Role[] = ["participant", "member"];
const MEMBERS: Role[] = ["member"];
const P = "/programs/:program";
const L = `${P}/loops/:loop`;
const A = "/api/v1/programs/:program";

const LETS_IN: [Role[], string[]][] = [
  [
    EVERYBODY,
    [
      "get /healthz",
      "get /readyz",
      "get /assets/:file{.+}",
      "get /sign-in",
      "post /sign-in",
      "get /sign-in/links",
      "post /sign-in/links",
      "get /sign-in/link",
      "post /sign-in/link",
      "post /sign-out",
      "get /setup/:token",
      "post /setup/:token",
      "get /invitations/:token",
      "post /invitations/:token",
      "get /coordinating/:token",
      "post /coordinating/:token",
      "get /api/v1/openapi.json",
      "get /api/docs",
    ],
  ],
  [
    SIGNED_IN,
    [
      "get /",
      "get /account",
      "post /account",
      "post /account/password",
      "post /account/sessions/end",
      "get /programs/new",
      "post /programs/new",
    ],
  ],
  [["host"], ["get /outbox"]],
  [IN_THE_PROGRAM, [`get ${P}`, `get ${P}/stream`]],
  [
    COORDINATORS,
    [
      `get ${P}/dashboard`,
      `get ${P}/participants`,
      `get ${P}/participants/new`,
      `post ${P}/participants/new`,
      `post ${P}/participants/invitations`,
      `get ${P}/participants/imports/new`,
      `get ${P}/participants/imports/example.csv`,
      `post ${P}/participants/imports`,
      `get ${P}/participants/imports/:import`,
      `get ${P}/participants/imports/:import/left-out.csv`,
      `post ${P}/participants/imports/:import/confirmation`,
      `get ${P}/participants/:participant`,
      `post ${P}/participants/:participant/removal`,
      `post ${P}/participants/:participant/rejoining`,
      `post ${P}/participants/:participant/grants`,
      `get ${P}/loops`,
      `get ${P}/loops/new`,
      `post ${P}/loops/new`,
      `post ${L}/pause`,
      `post ${L}/resumption`,
      `post ${L}/closure`,
      `post ${L}/reopening`,
      `get ${P}/outreach`,
      `get ${P}/outreach/new`,
      `post ${P}/outreach/preview`,
      `post ${P}/outreach/edit`,
      `post ${P}/outreach`,
      `get ${P}/outreach/:outreach`,
      `get ${P}/settings`,
      `post ${P}/settings`,
      `post ${P}/settings/coordinators`,
      `post ${P}/settings/coordinators/:user/removal`,
      `get ${P}/tokens`,
      `post ${P}/tokens`,
      `post ${P}/tokens/:token/revocation`,
    ],
  ],
  [PARTICIPANTS, [`get ${P}/home`, `get ${P}/profile`, `post ${P}/profile`, `get ${P}/guide`, `post ${P}/guide`]],
  [
    MEMBERS,
    [
      `get ${L}`,
      `get ${L}/messages`,
      `post ${L}/messages`,
      `get ${L}/meetings`,
      `post ${L}/meetings`,
      `post ${L}/meetings/elsewhere`,
      `get ${L}/meetings/:meeting`,
      `post ${L}/meetings/:meeting/time`,
      `post ${L}/meetings/:meeting/cancellation`,
      `post ${L}/meetings/:meeting/taking-back`,
      `post ${L}/agreement`,
      `post ${L}/goals`,
      `post ${L}/goals/:goal/sharing`,
      `post ${L}/goals/:goal/tasks/:task/completion`,
      `post ${L}/goals/:goal/completion`,
      `post ${L}/feedback`,
      `post ${L}/kudos`,
      `post ${L}/stories`,
    ],
  ],
  [
    ["token"],
    [
      "get /api/v1/programs",
      `get ${A}`,
      `get ${A}/participants`,
      `get ${A}/participants/:participant`,
      `get ${A}/loops`,
      `get ${A}/loops/:loop`,
      `get ${A}/standings`,
      `get ${A}/activities`,
      `post ${A}/activities`,
      `post ${A}/activities/import`,
      `get ${A}/stage-counts`,
      `get ${A}/insights`,
    ],
  ],
];
const ROWS = new Map(LETS_IN.flatMap(([roles, routes]) => routes.map((route) => [route, roles] as const)));

let house: House;
let app: ReturnType<typeof buildApp>;
let headers: Record<Role, Record<string, string>>;
let fill: Record<string, string>;

beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const { db } = cairn.store;
  const account = async (name: string) => {
    const email = `${name}@example.org`;
    const userId = await addAccount(cairn.store, name, email);
    return { userId, cookie: { cookie: await house.cookieOf(email) } };
  };
  const [ana, ben, cyd, dan] = [
    await world.mentee("Ana"),
    await world.mentor("Ben"),
    await world.mentee("Cyd"),
    await world.mentee("Dan"),
  ];
  const loop = await world.loop(ben, ana);
  const people = {
    outsider: await account("outsider"),
    host: await account("host"),
    otherCoordinator: await account("other"),
    participant: await account("participant"),
    member: await account("member"),
    coordinator: await account("coordinator"),
    admin: await account("admin"),
    removed: await account("removed"),
  };
  await db.insertInto("host").values({ user_id: people.host.userId }).execute();
  const other = await buildWorld(cairn.store, house.clock);
  await db
    .insertInto("coordinator")
    .values([
      { program_id: other.programId, user_id: people.otherCoordinator.userId },
      { program_id: world.programId, user_id: people.coordinator.userId },
    ])
    .execute();
  const { org_id } = await db
    .selectFrom("program")
    .where("program_id", "=", world.programId)
    .select("org_id")
    .executeTakeFirstOrThrow();
  await db.insertInto("org_admin").values({ org_id, user_id: people.admin.userId }).execute();
  for (const [who, id] of [
    ["member", ana],
    ["participant", cyd],
    ["removed", dan],
  ] as const) {
    await db
      .updateTable("participant")
      .set({ user_id: people[who].userId, status: who === "removed" ? "removed" : "active" })
      .where("participant_id", "=", id)
      .execute();
  }
  const token = await makeToken(db, world.coordinatorViewer(), "doors", house.clock.now());
  headers = {
    visitor: {},
    token: { authorization: `Bearer ${token}` },
    ...Object.fromEntries(Object.entries(people).map(([name, { cookie }]) => [name, cookie])),
  } as never;
  fill = { program: world.programId, loop, participant: ana };
  // The same gate and the same routes; behind each door stands only "you are in".
  app = buildApp({
    store: cairn.store,
    auth: cairn.auth,
    routes: cairn.routes.map((route) => ({ ...route, handle: () => new Response("in") })),
    frame: { assets: { css: "/a.css", js: "/a.js" } },
    problem: () => undefined,
  });
});
afterAll(() => house.close());

test("every route has its row, and every row its route", () => {
  const routes = house.cairn.routes.map((route) => `${route.method} ${route.path}`);
  expect(routes.filter((route) => !ROWS.has(route))).toEqual([]);
  expect([...ROWS.keys()].filter((row) => !routes.includes(row))).toEqual([]);
  expect(new Set(routes).size).toBe(routes.length);
});

describe.each([...ROWS])("%s", (row, lets) => {
  test.each(ROLES)("%s", async (role) => {
    const [method, path] = row.split(" ") as [string, string];
    const filled = path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name: string) => fill[name] ?? "something");
    const answer = await app.request(`${BASE_URL}${filled}`, {
      method: method.toUpperCase(),
      headers: { origin: BASE_URL, ...headers[role] },
    });
    const body = await answer.text();
    if (lets.includes(role)) {
      expect({ status: answer.status, body }).toEqual({ status: 200, body: "in" });
      return;
    }
    expect(body).not.toBe("in");
    if (path.startsWith("/api/v1/")) expect(answer.status).toBe(401);
    else if (role === "visitor" || role === "token") {
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toMatch(/^\/sign-in\?next=/);
    } else {
      expect(answer.status).toBe(404);
      expect(body).toContain("There is nothing here");
      if (!IN_THE_PROGRAM.includes(role)) expect(body).not.toContain("Spring cohort");
    }
  });
});

test("a form from another site is refused", async () => {
  for (const path of ["/sign-out", `/programs/${fill.program}/participants/new`]) {
    const answer = await app.request(`${BASE_URL}${path}`, {
      method: "POST",
      headers: {
        origin: "https://elsewhere.example",
        "content-type": "application/x-www-form-urlencoded",
        ...headers.coordinator,
      },
      body: "name=x",
    });
    expect(answer.status).toBe(403);
  }
});
