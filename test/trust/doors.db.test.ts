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
  "withoutMessages",
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
  "withoutMessages",
  "admin",
  "removed",
];
const COORDINATORS: Role[] = ["coordinator", "withoutMessages", "admin"];
/** Those of them who may write to people. */
const MESSENGERS: Role[] = ["coordinator", "admin"];
const IN_THE_PROGRAM: Role[] = ["participant", "member", ...COORDINATORS];
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
      "get /feedback/:token",
      "post /feedback/:token",
      "get /coordinating/:token",
      "post /coordinating/:token",
      "get /calendar/:file",
      "get /still-going/:token",
      "post /still-going/:token",
      "get /meetings/held/:token",
      "post /meetings/held/:token",
      "get /.well-known/jwks.json",
      "get /certificates/keys/:key",
      "get /certificates/issuers/:org",
      "get /certificates/emblem.svg",
      "get /certificates/:paper{[^/]+\\.pdf}",
      "get /certificates/:certificate",
      "get /certificates/:certificate/badge.jwt",
      "get /certificates/:certificate/badge.json",
      "get /certificates/:certificate/badge.svg",
      "get /certificates/:certificate/status.json",
      "get /api/v1/openapi.json",
      "get /api/docs",
      "get /manifest.webmanifest",
      "get /service-worker.js",
      "get /offline",
      "get /unsubscribe/:token",
      "post /unsubscribe/:token",
      "post /unsubscribe/:token/taking-back",
      "get /digests/:token",
      "post /digests/:token",
      "post /digests/:token/taking-back",
    ],
  ],
  [
    SIGNED_IN,
    [
      "get /",
      "get /account",
      "post /account",
      "post /account/password",
      "post /account/keys",
      "post /account/sessions/end",
      "get /programs/new",
      "post /programs/new",
    ],
  ],
  [["host"], ["get /outbox"]],
  [
    ["admin"],
    [
      "get /organisations/:org",
      "post /organisations/:org/admins/:user",
      "post /organisations/:org/admins/:user/removal",
    ],
  ],
  [IN_THE_PROGRAM, [`get ${P}`, `get ${P}/stream`, `get ${P}/highlights`, `get ${P}/find`, `get ${P}/keys`]],
  [
    COORDINATORS,
    [
      `get ${P}/dashboard`,
      `get ${P}/insights/:insight/aside`,
      `post ${P}/insights/:insight/aside`,
      `post ${P}/insights/asides/:aside/removal`,
      `post ${P}/digest`,
      `post ${P}/dashboard/target`,
      `get ${P}/participants`,
      `get ${P}/participants/export.csv`,
      `post ${P}/participants/segments`,
      `post ${P}/participants/columns`,
      `get ${P}/participants/pause`,
      `post ${P}/participants/pause`,
      `post ${P}/participants/resumption`,
      `get ${P}/participants/group`,
      `post ${P}/participants/group`,
      `post ${P}/participants/segments/:segment/removal`,
      `post ${P}/participants/tags`,
      `post ${P}/participants/cohort`,
      `get ${P}/cohorts`,
      `post ${P}/cohorts`,
      `get ${P}/cohorts/:cohort`,
      `post ${P}/cohorts/:cohort`,
      `post ${P}/cohorts/:cohort/people`,
      `post ${P}/cohorts/:cohort/removal`,
      `get ${P}/participants/removal`,
      `post ${P}/participants/removal`,
      `post ${P}/participants/rejoining`,
      `get ${P}/participants/new`,
      `post ${P}/participants/new`,
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
      `post ${P}/participants/:participant/grants/:grant/removal`,
      `post ${P}/participants/:participant/interventions`,
      `post ${P}/participants/:participant/interventions/:intervention/removal`,
      `get ${P}/loops`,
      `get ${P}/loops/closure`,
      `post ${P}/loops/closure`,
      `get ${P}/loops/closures/:closure`,
      `post ${P}/loops/closures/:closure/undoing`,
      `post ${P}/loops/drafts/approval`,
      `post ${P}/loops/drafts/dismissal`,
      `post ${P}/loops/drafts/restoration`,
      `get ${P}/loops/new`,
      `post ${P}/loops/new`,
      `get ${L}/overview`,
      `get ${P}/groups/new`,
      `post ${P}/groups/new`,
      `post ${L}/description`,
      `post ${L}/members`,
      `post ${L}/members/:participant/removal`,
      `post ${L}/requests/:participant/decision`,
      `post ${P}/participants/:participant/capacity`,
      `post ${L}/pause`,
      `post ${L}/resumption`,
      `post ${L}/closure`,
      `post ${L}/reopening`,
      `get ${P}/outreach`,
      `get ${P}/outreach/nudges`,
      `get ${P}/outreach/nudges/:nudge/log`,
      `get ${P}/outreach/:outreach`,
      `get ${P}/certificates`,
      `post ${P}/certificates/:certificate/revocation`,
      `post ${P}/certificates/:certificate/reinstatement`,
      `get ${P}/reports`,
      `get ${P}/reports/report.pdf`,
      `get ${P}/reports/standings.csv`,
      `get ${P}/reports/transitions.csv`,
      `get ${P}/reports/meetings.csv`,
      `get ${P}/reports/interventions.csv`,
      `get ${P}/settings`,
      `post ${P}/settings`,
      `get ${P}/settings/reading`,
      `post ${P}/settings/reading`,
      `get ${P}/settings/reading/:reading`,
      `post ${P}/settings/reading/:reading`,
      `post ${P}/settings/reading/:reading/up`,
      `post ${P}/settings/reading/:reading/removal`,
      `get ${P}/tokens`,
      `post ${P}/tokens`,
      `post ${P}/tokens/:token/revocation`,
    ],
  ],
  [
    MESSENGERS,
    [
      `post ${P}/participants/invitations`,
      `get ${P}/outreach/new`,
      `get ${P}/outreach/samples`,
      `get ${P}/outreach/samples/new`,
      `post ${P}/outreach/samples/new`,
      `get ${P}/outreach/samples/:sample`,
      `post ${P}/outreach/samples/:sample`,
      `post ${P}/outreach/samples/:sample/clearing`,
      `get ${P}/outreach/samples/:sample/versions/:version`,
      `post ${P}/outreach/samples/:sample/return`,
      `get ${P}/outreach/nudges/new`,
      `post ${P}/outreach/nudges/new`,
      `get ${P}/outreach/nudges/:nudge`,
      `post ${P}/outreach/nudges/:nudge`,
      `post ${P}/outreach/nudges/:nudge/running`,
      `post ${P}/outreach/nudges/:nudge/removal`,
      `post ${P}/outreach/new`,
      `post ${P}/outreach/preview`,
      `get ${P}/outreach/drafts/:draft`,
      `post ${P}/outreach/drafts/:draft`,
      `get ${P}/outreach/drafts/:draft/words`,
      `post ${P}/outreach/drafts/:draft/test`,
      `post ${P}/outreach/drafts/:draft/removal`,
      `post ${P}/outreach/:outreach/cancellation`,
      `get ${P}/settings/mails`,
      `get ${P}/settings/mails/:mail`,
      `post ${P}/settings/mails/:mail`,
      `post ${P}/settings/mails/:mail/return`,
      `post ${P}/settings/coordinators`,
      `post ${P}/settings/coordinators/invitations/withdrawal`,
      `post ${P}/settings/coordinators/:user/removal`,
      `post ${P}/settings/coordinators/:user/role`,
    ],
  ],
  [
    PARTICIPANTS,
    [
      `get ${P}/home`,
      `get ${P}/groups`,
      `post ${P}/groups/:group/membership`,
      `post ${P}/groups/:group/request`,
      `get ${P}/availability`,
      `post ${P}/availability`,
      `get ${P}/calendar`,
      `post ${P}/calendar/address`,
      `get ${P}/profile`,
      `post ${P}/profile`,
      `get ${P}/guide`,
      `post ${P}/guide`,
      `get ${P}/notices`,
      `post ${P}/notices`,
    ],
  ],
  [
    MEMBERS,
    [
      `get ${L}`,
      `post ${L}/milestones/seen`,
      `get ${L}/messages`,
      `post ${L}/messages`,
      `post ${L}/messages/reading`,
      `get ${L}/messages/:message`,
      `post ${L}/messages/:message`,
      `post ${L}/messages/:message/deletion`,
      `post ${L}/messages/:message/restoration`,
      `get ${L}/notes`,
      `post ${L}/notes`,
      `get ${L}/files`,
      `post ${L}/files`,
      `get ${L}/files/:file`,
      `get ${L}/files/:file/preview`,
      `post ${L}/files/:file/deletion`,
      `post ${L}/files/:file/restoration`,
      `get ${L}/meetings`,
      `post ${L}/meetings`,
      `post ${L}/meetings/elsewhere`,
      `get ${L}/meetings/proposals/new`,
      `post ${L}/meetings/proposals`,
      `post ${L}/meetings/proposals/:proposal/pick`,
      `post ${L}/meetings/proposals/:proposal/withdrawal`,
      `get ${L}/meetings/:meeting`,
      `post ${L}/meetings/:meeting/time`,
      `post ${L}/meetings/:meeting/cancellation`,
      `post ${L}/meetings/:meeting/agenda`,
      `post ${L}/meetings/:meeting/return`,
      `get ${L}/meetings/:meeting/attendance`,
      `post ${L}/meetings/:meeting/attendance`,
      `post ${L}/meetings/:meeting/taking-back`,
      `post ${L}/meetings/:meeting/counting`,
      `get ${L}/break`,
      `post ${L}/break`,
      `post ${L}/break/end`,
      `get ${L}/closing`,
      `post ${L}/closing`,
      `post ${L}/closing/undoing`,
      `post ${L}/still-going`,
      `get ${L}/leaving`,
      `post ${L}/leaving`,
      `post ${L}/requests/:participant`,
      `post ${L}/agreement`,
      `post ${L}/goals`,
      `post ${L}/goals/:goal/sharing`,
      `post ${L}/goals/:goal/tasks/:task/completion`,
      `post ${L}/goals/:goal/completion`,
      `get ${L}/goals/new`,
      `get ${L}/goals/:goal`,
      `post ${L}/goals/:goal`,
      `post ${L}/goals/:goal/reopening`,
      `post ${L}/goals/:goal/deletion`,
      `post ${L}/goals/:goal/restoration`,
      `post ${L}/feedback`,
      `post ${L}/kudos`,
      `post ${L}/kudos/:kudos/publishing`,
      `post ${L}/kudos/:kudos/deletion`,
      `post ${L}/kudos/:kudos/restoration`,
      `post ${L}/stories`,
      `get ${L}/certificate`,
      `post ${L}/certificate`,
      `post ${L}/certificate/withdrawal`,
      `post ${L}/certificate/restoration`,
      `get ${L}/stories/:story`,
      `post ${L}/stories/:story`,
      `post ${L}/stories/:story/publishing`,
      `post ${L}/stories/:story/deletion`,
      `post ${L}/stories/:story/restoration`,
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
    withoutMessages: await account("without-messages"),
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
      { program_id: world.programId, user_id: people.withoutMessages.userId, role: "admin" },
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
  fill = { program: world.programId, org: org_id, loop, participant: ana };
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
    } else if (role === "withoutMessages" && lets === MESSENGERS) {
      expect(answer.status).toBe(403);
      expect(body).toContain("without messages");
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
