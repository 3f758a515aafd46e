import { randomUUID } from "node:crypto";
import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { revokeCertificate } from "../../src/features/certificates/revoke-certificate.ts";
import { takeCertificate } from "../../src/features/certificates/take-certificate.ts";
import { addFiles } from "../../src/features/files/add-files.ts";
import { deleteGoal } from "../../src/features/goals/delete-goal.ts";
import { setGoal } from "../../src/features/goals/set-goal.ts";
import { shareGoal } from "../../src/features/goals/share-goal.ts";
import { putAside } from "../../src/features/insights/put-aside.ts";
import { logIntervention } from "../../src/features/interventions/log-intervention.ts";
import { endLoop } from "../../src/features/loops/life/end-loop.ts";
import { setCapacity } from "../../src/features/loops/set-capacity.ts";
import { arrangeMeeting } from "../../src/features/meetings/arrange-meeting.ts";
import { proposeTimes } from "../../src/features/meetings/proposals/propose-times.ts";
import { writeAgenda } from "../../src/features/meetings/write-agenda.ts";
import { deleteMessage } from "../../src/features/messages/delete-message.ts";
import { editMessage } from "../../src/features/messages/edit-message.ts";
import { markRead } from "../../src/features/messages/mark-read.ts";
import { sendMessage } from "../../src/features/messages/send-message.ts";
import { saveNote } from "../../src/features/notes/save-note.ts";
import { prepareFiles } from "../../src/files/prepare-file.ts";
import { fingerprint } from "../../src/insights/insight.ts";
import { deliverMail } from "../../src/mail/deliver-mail.ts";
import { makeToken } from "../../src/server/api/token.ts";
import { finishedPair } from "../support/finished-pair.ts";
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
  const put = await sendMessage(world.log, { programId, loopId, author: ana, body: "KANARI of former words" });
  if (!("message" in put)) throw new Error(put.refused);
  const own = { programId, loopId, message: put.message, by: ana };
  await editMessage(world.log, { ...own, body: "KANARI of other words", version: 1 });
  await markRead(world.log, { programId, loopId, reader: ben, upTo: put.message });
  const bytes = Buffer.from("KANARI in a file");
  const attached = await prepareFiles([{ name: "KANARI of a name.txt", size: bytes.length, bytes }]);
  if ("refused" in attached) throw new Error("refused");
  await sendMessage(world.log, { programId, loopId, author: ana, body: "", files: attached });
  const laid = await addFiles(world.log, { programId, loopId, by: ana, files: attached });
  if (!("files" in laid)) throw new Error(laid.refused);
  await saveNote(world.log, { programId, loopId, by: ana, body: "KANARI of a note", version: 0 });
  await saveNote(world.log, { programId, loopId, by: ben, body: "KANARI of the partner's note", version: 0 });
  const gone = await sendMessage(world.log, { programId, loopId, author: ana, body: "KANARI of a deleted message" });
  if (!("message" in gone)) throw new Error(gone.refused);
  await deleteMessage(world.log, { ...own, message: gone.message });
  const goal = { success: "KANARI of success", dueOn: null, tasks: ["KANARI of a task", "KANARI of another task"] };
  await setGoal(world.log, member, { ...goal, title: "KANARI of a private goal" });
  const shared = await setGoal(world.log, member, { ...goal, title: "KANARI of a goal for the partner" });
  await shareGoal(world.log, member, shared, { partner: true, coordinator: false });
  const away = await setGoal(world.log, member, { ...goal, title: "KANARI of a deleted goal" });
  await shareGoal(world.log, member, away, { partner: true, coordinator: true });
  await deleteGoal(world.log, member, away);
  const open = await setGoal(world.log, member, { ...goal, title: "A goal for all" });
  await shareGoal(world.log, member, open, { partner: true, coordinator: true });
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
  if ("meeting" in arranged) {
    await writeAgenda(world.log, { programId, loopId, meeting: arranged.meeting, agenda: "KANARI of an agenda" });
  }
  const proposed = await proposeTimes(world.log, {
    programId,
    loopId,
    by: ben,
    zone: "Europe/Lisbon",
    times: ["2026-03-05T10:00"],
    minutes: 45,
    place: "https://meet.example/kanari-proposed",
  });
  expect(proposed).toHaveProperty("proposal");
  const ended = await world.loop(await world.mentor("Cleo"), ana);
  await endLoop(world.log, await world.memberViewer(ana, ended), {
    reason: "goals-reached",
    comment: "A comment for the coordinator",
    rating: 4,
    lastWord: "KANARI of a last word",
  });
  const finished = await finishedPair(world, "Gus", "Gil");
  const certificateOf = async (who: typeof ana) => {
    const taken = await takeCertificate(world.log, await world.memberViewer(who, finished.loopId), "Gil or Gus");
    if ("refused" in taken) throw new Error(taken.refused);
    return taken.certificate;
  };
  const [valid, revoked] = [await certificateOf(finished.mentor), await certificateOf(finished.mentee)];
  const note = { id: randomUUID(), kind: "called" as const, note: "PIROL of a call", happenedOn: "2026-03-01" };
  await logIntervention(world.log, world.coordinatorViewer(), ana, note);
  const reason = { certificate: revoked, reason: "ROHRSPATZ of a revocation" };
  await revokeCertificate(world.log, world.coordinatorViewer(), reason);
  await setCapacity(db, programId, ben, 0);
  const laidAside = { key: "over-capacity", seen: fingerprint([ben]), reason: "ROHRSPATZ of an insight", until: null };
  expect(await putAside(world.log, world.coordinatorViewer(), laidAside)).toHaveProperty("aside");
  const { org_id } = await db
    .selectFrom("program")
    .where("program_id", "=", programId)
    .select("org_id")
    .executeTakeFirstOrThrow();
  await house.get(`/certificates/${valid}/badge.jwt`);
  const { key_id } = await db.selectFrom("issuer_key").select("key_id").executeTakeFirstOrThrow();
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
  const reachOut = (path: string, form: Record<string, string>) =>
    house.post(`/programs/${programId}/outreach/${path}`, form, { cookie: cookies.coordinator });
  for (const id of ["o1", "o2"]) await reachOut("preview", { ...send, id, to: ana, whom: "both" });
  await reachOut("drafts/o1", {});
  token = await makeToken(db, world.coordinatorViewer(), "crawler", clock.now());
  ids = {
    program: programId,
    loop: loopId,
    participant: ana,
    outreach: "o1",
    draft: "o2",
    user: accounts.member,
    message: put.message,
    goal: shared,
    file: laid.files[0] as string,
    ended,
    certificate: valid,
    paper: `${valid}.pdf`,
    org: org_id,
    mail: "invitation",
    key: key_id,
    revoked,
    insight: "over-capacity",
  };
});
afterAll(() => house.close());

const fill = (path: string) => path.replace(/:(\w+)(\{[^}]+\})?/g, (_, name: string) => ids[name] ?? "nothing");
const pages = () =>
  house.cairn.routes
    .filter((route) => route.method === "get" && !route.path.endsWith("/stream"))
    .flatMap(({ path }) => (path.includes(":loop") ? [path, path.replace(":loop", ":ended")] : [path]));

test("the canaries sing for the members: this test can fail", async () => {
  const room = await (await house.get(fill("/programs/:program/loops/:loop"), { cookie: cookies.member })).text();
  expect(room).toContain("KANARI of a name.txt");
  expect(room).toContain("KANARI of a note");
  expect(room).not.toContain("KANARI of the partner");
  const file = await house.get(fill("/programs/:program/loops/:loop/files/:file"), { cookie: cookies.member });
  expect(await file.text()).toBe("KANARI in a file");
  for (const words of ["of former words", "of a deleted message"]) expect(room).not.toContain(`KANARI ${words}`);
  for (const words of [
    "of a message",
    "of an answer",
    "of other words",
    "of a private goal",
    "of a goal for the partner",
    "of a task",
    "of a deleted goal",
  ]) {
    expect(room).toContain(`KANARI ${words}`);
  }
  const meetings = await house.get(fill("/programs/:program/loops/:loop/meetings"), { cookie: cookies.member });
  const shown = await meetings.text();
  expect(shown).toContain("KANARI of an agenda");
  for (const place of ["meet.example/kanari", "meet.example/kanari-proposed"])
    expect(shown).toContain(`href="https://${place}"`);
  const closed = await house.get(fill("/programs/:program/loops/:ended"), { cookie: cookies.member });
  expect(await closed.text()).toContain("KANARI of a last word");
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

test("what is searched for is never looked for in content", async () => {
  for (const who of ["coordinator", "member", "stranger"] as const) {
    for (const words of ["kanari", "former words", "kanari of a name", "private goal", "meet.example", "last word"]) {
      const address = `${fill("/programs/:program/find")}?list&q=${encodeURIComponent(words)}`;
      const found = await (await house.get(address, { cookie: cookies[who] })).text();
      expect(found, `${who}: ${words}`).toContain("Nothing fits");
    }
  }
});

test("the coordinator does see that there are goals and messages, without their words", async () => {
  const summary = await house.get(fill("/programs/:program/participants/:participant"), {
    cookie: cookies.coordinator,
  });
  const page = await summary.text();
  expect(page).toContain("A goal for all");
  expect(page).toContain("4 messages written");
  const overview = await house.get(fill("/programs/:program/loops/:ended/overview"), { cookie: cookies.coordinator });
  expect(await overview.text()).toContain("A comment for the coordinator");
});

test("why a certificate was revoked is for its holder and coordinators alone, why an insight was put aside for coordinators", async () => {
  const list = await house.get(fill("/programs/:program/certificates"), { cookie: cookies.coordinator });
  expect(await list.text()).toContain("ROHRSPATZ of a revocation");
  const dashboard = await house.get(fill("/programs/:program/dashboard"), { cookie: cookies.coordinator });
  expect(await dashboard.text()).toContain("ROHRSPATZ of an insight");
  const addresses = pages().flatMap((path) => [
    fill(path),
    fill(
      path.replace(/:certificate|:paper\{[^}]+\}/, (name) => (name === ":certificate" ? ":revoked" : ":revoked.pdf")),
    ),
  ]);
  for (const who of ["host", "stranger", "member", "visitor"] as const) {
    for (const address of new Set(addresses)) {
      const answer = await house.get(address, who === "visitor" ? {} : { cookie: cookies[who] });
      expect(/rohrspatz/i.test(await answer.text()), `${who} at ${address}`).toBe(false);
    }
  }
  const { db } = house.cairn.store;
  for (const table of ["activity", "mail", "notice"] as const) {
    expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toMatch(/rohrspatz/i);
  }
});

test("what a coordinator did about somebody is for coordinators alone", async () => {
  const summary = await house.get(fill("/programs/:program/participants/:participant"), {
    cookie: cookies.coordinator,
  });
  expect(await summary.text()).toContain("PIROL of a call");
  const rows = await house.get(fill("/programs/:program/reports/interventions.csv?from=2026-03-01"), {
    cookie: cookies.coordinator,
  });
  expect(await rows.text()).toContain("PIROL of a call");
  for (const who of ["host", "stranger", "member", "visitor", "token"] as const) {
    for (const address of new Set(pages().map(fill))) {
      const headers: Record<string, string> =
        who === "visitor" ? {} : who === "token" ? { authorization: `Bearer ${token}` } : { cookie: cookies[who] };
      expect(/pirol/i.test(await (await house.get(address, headers)).text()), `${who} at ${address}`).toBe(false);
    }
  }
  const { db } = house.cairn.store;
  for (const table of ["activity", "mail", "notice", "outreach"] as const) {
    expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toMatch(/pirol/i);
  }
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
    "stuck_count",
    "outreach",
    "outreach_recipient",
    "outreach_draft",
    "mail",
    "notice",
    "closing",
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
