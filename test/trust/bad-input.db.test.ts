import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setGoal } from "../../src/features/goals/set-goal.ts";
import { arrangeMeeting } from "../../src/features/meetings/arrange-meeting.ts";
import { makeToken } from "../../src/server/api/token.ts";
import { BASE_URL, type House, openHouse } from "../support/house.ts";
import { addAccount } from "../support/world.ts";

// Every door that takes something gets what nobody should send, from somebody who may come in: it answers with what is
// wrong, never with a broken page, and nothing is half-written.

let house: House;
let headers: Record<string, Record<string, string>>;
let ids: Record<string, string>;

beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  const { db } = cairn.store;
  const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
  const loop = await world.loop(ben, ana);
  const goal = await setGoal(world.log, await world.memberViewer(ana, loop), {
    title: "A goal",
    success: null,
    dueOn: null,
    tasks: ["One"],
  });
  const arranged = await arrangeMeeting(world.log, {
    programId: world.programId,
    loopId: loop,
    by: ana,
    zone: "Europe/Lisbon",
    start: "2026-03-04T10:00",
    minutes: 45,
  });
  const accounts = {
    member: await addAccount(cairn.store, "Ana", "ana@example.org"),
    coordinator: await addAccount(cairn.store, "Cora", "cora@example.org"),
  };
  await db.insertInto("host").values({ user_id: accounts.coordinator }).execute();
  await db.insertInto("coordinator").values({ program_id: world.programId, user_id: accounts.coordinator }).execute();
  await db
    .updateTable("participant")
    .set({ user_id: accounts.member, status: "active" })
    .where("participant_id", "=", ana)
    .execute();
  const member = { cookie: await house.cookieOf("ana@example.org") };
  const coordinator = { cookie: await house.cookieOf("cora@example.org") };
  const token = await makeToken(db, world.coordinatorViewer(), "bad input", house.clock.now());
  headers = {
    anyone: {},
    account: coordinator,
    host: coordinator,
    coordinator,
    messenger: coordinator,
    participant: member,
    member,
    token: { authorization: `Bearer ${token}`, "idempotency-key": "one" },
  };
  ids = {
    program: world.programId,
    loop,
    participant: ana,
    goal,
    task: "1",
    meeting: "meeting" in arranged ? arranged.meeting : "",
    user: accounts.member,
    mail: "invitation",
  };
});
afterAll(() => house.close());

const NAMES = [
  "name",
  "email",
  "password",
  "role",
  "tags",
  "message",
  "title",
  "success",
  "dueOn",
  "due",
  "tasks",
  "task",
  "taskId",
  "version",
  "up",
  "rating",
  "comment",
  "badge",
  "recipient",
  "note",
  "url",
  "stage",
  "body",
  "subject",
  "to",
  "id",
  "sample",
  "milestone",
  "start",
  "minutes",
  "place",
  "times",
  "time",
  "other1",
  "video",
  "hour",
  "every",
  "scope",
  "agenda",
  "who",
  "answer",
  "day",
  "mentor",
  "mentee",
  "loop",
  "step",
  "reason",
  "timezone",
  "days",
  "headline",
  "about",
  "organisation",
  "token",
  "next",
  "participant",
  "done",
  "text",
  "pasted",
  "file",
  "upTo",
  "version",
  "cohort",
  "starts",
];
const all = (value: string) => new URLSearchParams(NAMES.map((name) => [name, value])).toString();
const BAD: [string, string, string][] = [
  ["nothing", "application/x-www-form-urlencoded", ""],
  ["spaces", "application/x-www-form-urlencoded", all("   ")],
  ["zero bytes and half characters", "application/x-www-form-urlencoded", all("a\u0000b\ud800c")],
  ["far too long", "application/x-www-form-urlencoded", all("x".repeat(100_000))],
  ["every field twice", "application/x-www-form-urlencoded", `${all("one")}&${all("two")}`],
  ["things that look like numbers", "application/x-www-form-urlencoded", all("-1e309")],
  ["a file's name as a path", "application/x-www-form-urlencoded", all("../../../../etc/passwd")],
  ["a script", "application/x-www-form-urlencoded", all("<script>alert(1)</script>")],
  ["JSON that is none", "application/json", "{"],
  ["JSON of another shape", "application/json", '[{"__proto__":{"x":1}},null,"kind"]'],
  ["a form in pieces, broken off", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; na"],
  ["bytes", "application/octet-stream", "\u00ff\u00fe\u0000"],
];

test("there are doors to try", () => {
  expect(house.cairn.routes.filter((route) => route.method === "post").length).toBeGreaterThan(40);
});

describe.each(BAD)("%s", (_, type, body) => {
  test("is answered everywhere without breaking", async () => {
    for (const route of house.cairn.routes.filter((one) => one.method === "post")) {
      // These end the sessions that the others need, or the loop.
      if (/sign-out|sessions|closure|removal|account\/password/.test(route.path)) continue;
      const path = route.path.replace(/:(\w+)/g, (_match, name: string) => ids[name] ?? "nothing");
      const answer = await house.cairn.app.request(`${BASE_URL}${path}`, {
        method: "POST",
        headers: { origin: BASE_URL, "content-type": type, ...headers[route.allow] },
        body,
      });
      const text = await answer.text();
      expect(answer.status, `${route.path}: ${text.slice(0, 300)}`).toBeLessThan(500);
      expect(text).not.toContain("    at ");
      expect(text).not.toContain("<script>alert(1)</script>");
    }
  });
});

test("queries of nonsense are answered, too", async () => {
  for (const route of house.cairn.routes.filter((one) => one.method === "get" && !one.path.endsWith("/stream"))) {
    const path = route.path.replace(/:(\w+)(\{[^}]+\})?/g, (_match, name: string) => ids[name] ?? "nothing");
    for (const query of [
      "?after=%00&q=%00&who=%00&to=%00&tag=%00&cohort=%00&from=%00",
      `?q=${"%25".repeat(500)}&limit=NaN&after=%01%01`,
    ]) {
      const answer = await house.get(path + query, headers[route.allow] ?? headers.coordinator);
      expect(answer.status, path + query).toBeLessThan(500);
      await answer.body?.cancel();
    }
  }
});

test("afterwards the standings still follow from the log", async () => {
  const { rebuild } = await import("../../src/progress/rebuild.ts");
  expect(await rebuild(house.cairn.store, house.world.programId, { check: true })).toEqual([]);
});
