import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setGoal } from "../../src/features/goals/set-goal.ts";
import { shareGoal } from "../../src/features/goals/share-goal.ts";
import { arrangeMeeting } from "../../src/features/meetings/arrange-meeting.ts";
import { sendMessage } from "../../src/features/messages/send-message.ts";
import { deliverMail } from "../../src/mail/deliver-mail.ts";
import { makeToken } from "../../src/server/api/token.ts";
import { type House, openHouse } from "../support/house.ts";
import { addAccount } from "../support/world.ts";

// T12: a canary in every field that the coordinator must not see. Nothing a coordinator, a host or another participant
// can open, ask or be sent may sing.

const CANARY = /kanari/i;
const lines: string[] = [];
const logger = pino(
  { level: "debug" },
  new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  }),
);

let house: House;
let cookies: { member: string; coordinator: string; host: string; stranger: string };
let ids: Record<string, string>;
let token: string;

beforeAll(async () => {
  house = await openHouse(undefined, logger);
  const { world, cairn, clock } = house;
  const { db } = cairn.store;
  const { programId } = world;
  const [ana, ben, eve] = [await world.mentee("Ana"), await world.mentor("Ben"), await world.mentee("Eve")];
  const loopId = await world.loop(ben, ana);
  const member = await world.memberViewer(ana, loopId);
  await sendMessage(world.log, { programId, loopId, author: ana, body: "KANARI of a message" });
  await sendMessage(world.log, { programId, loopId, author: ben, body: "KANARI of an answer" });
  const goal = { success: "KANARI of success", dueOn: null, tasks: ["KANARI of a task", "KANARI of another task"] };
  await setGoal(world.log, member, { ...goal, title: "KANARI of a private goal" });
  const shared = await setGoal(world.log, member, { ...goal, title: "KANARI of a goal for the partner" });
  await shareGoal(world.log, member, shared, false);
  const open = await setGoal(world.log, member, { ...goal, title: "A goal for all" });
  await shareGoal(world.log, member, open, true);
  const arranged = await arrangeMeeting(world.log, {
    programId,
    loopId,
    by: ana,
    zone: "Europe/Lisbon",
    start: "2026-03-04T10:00",
    minutes: 45,
    place: "https://meet.example/kanari",
  });
  expect(arranged).toHaveProperty("meeting");
  const accounts = {
    member: await addAccount(cairn.store, "Ana", "ana@example.org"),
    stranger: await addAccount(cairn.store, "Eve", "eve@example.org"),
    coordinator: await addAccount(cairn.store, "Cora", "cora@example.org"),
    host: await addAccount(cairn.store, "Hana", "hana@example.org"),
  };
  await db.insertInto("host").values({ user_id: accounts.host }).execute();
  await db.insertInto("coordinator").values({ program_id: programId, user_id: accounts.coordinator }).execute();
  for (const [participant, account] of [
    [ana, accounts.member],
    [eve, accounts.stranger],
  ] as const) {
    await db
      .updateTable("participant")
      .set({ user_id: account, status: "active" })
      .where("participant_id", "=", participant)
      .execute();
  }
  cookies = {
    member: await house.cookieOf("ana@example.org"),
    stranger: await house.cookieOf("eve@example.org"),
    coordinator: await house.cookieOf("cora@example.org"),
    host: await house.cookieOf("hana@example.org"),
  };
  const send = {
    subject: "Hello {{first_name}}",
    body: "{{next_step}} {{partner_first_name}}",
    sample: "",
    milestone: "",
  };
  await house.post(`/programs/${programId}/outreach`, { ...send, id: "o1", to: ana }, { cookie: cookies.coordinator });
  token = await makeToken(db, world.coordinatorViewer(), "crawler", clock.now());
  ids = { program: programId, loop: loopId, participant: ana, outreach: "o1", user: accounts.member };
});
afterAll(() => house.close());

const fill = (path: string) => path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name: string) => ids[name] ?? "nothing");
const pages = () =>
  house.cairn.routes
    .filter((route) => route.method === "get" && !route.path.endsWith("/stream"))
    .map((route) => route.path);

test("the canaries sing for the members: this test can fail", async () => {
  const room = await (await house.get(fill("/programs/:program/loops/:loop"), { cookie: cookies.member })).text();
  for (const words of ["of a message", "of an answer", "of a private goal", "of a goal for the partner", "of a task"]) {
    expect(room).toContain(`KANARI ${words}`);
  }
  const meetings = await house.get(fill("/programs/:program/loops/:loop/meetings"), { cookie: cookies.member });
  expect(await meetings.text()).toContain("meet.example/kanari");
  house.clock.at("2026-05-01T09:00:00.000Z");
});

test.each(["coordinator", "host", "stranger"] as const)("no page shows one to the %s", async (who) => {
  let shown = 0;
  for (const path of pages()) {
    for (const query of ["", "?q=kanari", "?who=PERSON", "?to=PERSON&sample=first-meeting-mentee", "?stuck=1"]) {
      const address = fill(path) + query.replace("PERSON", ids.participant as string);
      const answer = await house.get(address, { cookie: cookies[who] });
      const body = (await answer.text()).replaceAll("q=kanari", "").replaceAll(/value="kanari"|“kanari”/g, "");
      if (answer.status === 200) shown++;
      expect(answer.status, address).toBeLessThan(500);
      expect(CANARY.test(body), `${who} at ${address}`).toBe(false);
    }
  }
  expect(shown).toBeGreaterThan(who === "coordinator" ? 40 : 15);
});

test("the coordinator does see that there are goals and messages, without their words", async () => {
  const summary = await house.get(fill("/programs/:program/participants/:participant"), {
    cookie: cookies.coordinator,
  });
  const page = await summary.text();
  expect(page).toContain("A goal for all");
  expect(page).toContain("1 message written");
});

test("no endpoint answers with one", async () => {
  for (const path of pages().filter((one) => one.startsWith("/api/v1"))) {
    const answer = await house.get(fill(path), { authorization: `Bearer ${token}` });
    expect(answer.status).toBeLessThan(500);
    expect(CANARY.test(await answer.text()), path).toBe(false);
  }
});

test("no mail carries one, not even its subject", async () => {
  const sent: string[] = [];
  await deliverMail(house.cairn.store, async (mail) => void sent.push(JSON.stringify(mail)), house.clock.now);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((mail) => CANARY.test(mail))).toEqual([]);
});

test("neither the log of what happened nor the standings hold one", async () => {
  const { db } = house.cairn.store;
  for (const table of [
    "activity",
    "standing",
    "person_state",
    "loop_state",
    "stage_transition",
    "stage_count",
    "outreach",
    "outreach_recipient",
    "mail",
  ] as const) {
    const rows = await db.selectFrom(table).selectAll().execute();
    expect(CANARY.test(JSON.stringify(rows)), table).toBe(false);
  }
});

test("the server's own log holds no content, no name and no address", async () => {
  await house.post(
    fill("/programs/:program/loops/:loop/messages"),
    { message: "KANARI again" },
    { cookie: cookies.member },
  );
  expect((await house.get("/nothing/kanari", {})).status).toBe(404);
  expect(lines.filter((line) => /kanari|@example\.org|"Ana"/i.test(line))).toEqual([]);
});
