import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse } from "../../../../test/support/house.ts";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld } from "../../../../test/support/world.ts";
import { silentLoops } from "../../../insights/silent.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { sendNotices } from "../../../notices/send-notices.ts";
import { rebuild } from "../../../progress/rebuild.ts";
import { arrangeMeeting } from "../../meetings/arrange-meeting.ts";
import { sendMessage } from "../../messages/send-message.ts";
import { closeLoop, pauseLoop } from "../change-loop.ts";
import { answerSilence } from "./answer-silence.ts";
import { askSilentLoops } from "./ask-silent.ts";

const DAY = 86_400_000;

eachStore("a loop that is silent", (open) => {
  test("is asked at 30 days, once, by however many servers; those who paused, ended, met or will meet are left alone", async () => {
    const store = await open();
    const world = await buildWorld(store);
    const { log, clock, programId, userId } = world;
    const pair = async (name: string) => {
      const [mentee, mentor] = [await world.mentee(name), await world.mentor(`Mentor of ${name}`)];
      return { mentee, mentor, loopId: await world.loop(mentor, mentee) };
    };
    const quiet = await pair("Quiet");
    const paused = await pair("Paused");
    const closed = await pair("Closed");
    const talking = await pair("Talking");
    const meeting = await pair("Meeting");
    await pauseLoop(log, { programId, loopId: paused.loopId, by: paused.mentee });
    await closeLoop(log, { programId, loopId: closed.loopId, by: userId });
    const when = { zone: "Europe/Lisbon", start: "2026-05-29T10:00", minutes: 60 };
    await arrangeMeeting(log, { programId, loopId: meeting.loopId, by: meeting.mentee, ...when });
    const asked = async () =>
      (
        await store.db
          .selectFrom("notice")
          .where("program_id", "=", programId)
          .where("kind", "=", "silence")
          .select(["participant_id", "loop_id"])
          .execute()
      ).map((row) => `${row.loop_id} ${row.participant_id}`);
    clock.pass(30 * DAY - 1);
    await sendMessage(log, { programId, loopId: talking.loopId, author: talking.mentee, body: "Still here" });
    expect(await askSilentLoops(log)).toBe(0);
    clock.pass(1);
    const runs = await Promise.all(Array.from({ length: 16 }, () => askSilentLoops(log)));
    expect(runs.reduce((a, b) => a + b)).toBe(1);
    expect((await asked()).sort()).toEqual([quiet.mentee, quiet.mentor].map((who) => `${quiet.loopId} ${who}`).sort());
    expect(await askSilentLoops(log)).toBe(0);
    // Seven days later the coordinator hears of it, and nobody is asked again.
    clock.pass(7 * DAY - 1);
    expect(await silentLoops(store.db, programId, clock.now())).toEqual([]);
    clock.pass(1);
    const silent = await silentLoops(store.db, programId, clock.now());
    expect(silent.map((one) => [one.loopId, one.people.map((person) => person.name)])).toEqual([
      [quiet.loopId, ["Mentor of Quiet", "Quiet"]],
    ]);
    expect(await askSilentLoops(log)).toBe(0);
    expect(await silentLoops(store.db, "another" as never, clock.now())).toEqual([]);
    // A word, and the silence is over; thirty days after it a new question is due.
    await sendMessage(log, { programId, loopId: quiet.loopId, author: quiet.mentor, body: "Sorry" });
    expect(await silentLoops(store.db, programId, clock.now())).toEqual([]);
    clock.pass(30 * DAY);
    // By then the talking pair has said nothing for 37 days, too; the meeting is still to come.
    expect(await askSilentLoops(log)).toBe(2);
    const loops = await store.db.selectFrom("loop").where("program_id", "=", programId).select("status").execute();
    expect(loops.filter((loop) => loop.status === "closed")).toHaveLength(1);
    expect(await rebuild(store, programId, { check: true })).toEqual([]);
  });

  test("an answer does what it says, and takes back what was not sent", async () => {
    const store = await open();
    const world = await buildWorld(store);
    const { log, clock, programId } = world;
    const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
    const loopId = await world.loop(ben, ana);
    clock.pass(31 * DAY);
    await askSilentLoops(log);
    const { question_id: question } = await store.db
      .selectFrom("silence_question")
      .where("loop_id", "=", loopId)
      .selectAll()
      .executeTakeFirstOrThrow();
    const met: unknown[] = [];
    const given = { programId, loopId, question, zone: "Europe/Lisbon" };
    const until = new Date(clock.now().getTime() + 5 * DAY);
    await answerSilence(log, async (one) => met.push(one), { ...given, by: ana, answer: "paused", until });
    await answerSilence(log, async (one) => met.push(one), { ...given, by: ben, answer: "met", until: undefined });
    const row = await store.db.selectFrom("silence_question").where("loop_id", "=", loopId).selectAll().execute();
    expect(row).toMatchObject([{ answer: "paused", answered_by: ana }]);
    expect(met).toEqual([{ programId, loopId, by: ben, zone: "Europe/Lisbon" }]);
    const notices = await store.db
      .selectFrom("notice")
      .where("program_id", "=", programId)
      .where("kind", "=", "silence")
      .select("outcome")
      .execute();
    expect(notices.map((one) => one.outcome)).toEqual(["withdrawn", "withdrawn"]);
  });
});

let house: House;
let ana: ParticipantId;
let loopId: LoopId;
beforeAll(async () => {
  house = await openHouse();
  const { world, cairn } = house;
  ana = await world.mentee("Ana");
  loopId = await world.loop(await world.mentor("Ben"), ana);
  await cairn.store.db
    .updateTable("participant")
    .set({ status: "active" })
    .where("program_id", "=", world.programId)
    .execute();
  house.clock.pass(31 * DAY);
  await askSilentLoops(world.log);
  const { noticeKinds: kinds, signer, store } = cairn;
  await sendNotices(store, { kinds, baseUrl: "http://localhost:3000", signer, now: house.clock.now });
});
afterAll(() => house.close());

test("the links of the mail: opening one changes nothing, the button does, without signing in", async () => {
  const { db } = house.cairn.store;
  const mails = await db.selectFrom("mail").where("kind", "=", "silence").selectAll().execute();
  expect(mails.map((mail) => mail.recipient).sort()).toEqual(["ana@example.org", "ben@example.org"]);
  const mail = mails.find((one) => one.recipient === "ana@example.org");
  expect(mail?.subject).toBe("Spring cohort: are you and Ben still going?");
  const links = [...(mail?.body ?? "").matchAll(/(.+):\nhttp:\/\/localhost:3000(\/still-going\/\S+)/g)];
  expect(links.map((link) => link[1])).toEqual([
    "We are fine",
    "We take a break",
    "We met elsewhere",
    "We would like to end",
    "Say it in another way",
  ]);
  const state = () => db.selectFrom("silence_question").select(["answer", "answered_by"]).execute();
  const activities = () => db.selectFrom("activity").where("loop_id", "=", loopId).select("kind").execute();
  const before = await activities();
  for (const link of links) {
    const page = await house.get(link[2] as string);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Are you and Ben still going?");
  }
  expect(await state()).toEqual([{ answer: null, answered_by: null }]);
  const chosen = await (await house.get(links[2]?.[2] as string)).text();
  expect(chosen).toMatch(/value="met" checked/);
  const to = links[2]?.[2] as string;
  expect((await house.post(to, { answer: "maybe" })).status).toBe(422);
  const wrong = await house.post(to, { answer: "paused", until: "2020-01-01" });
  expect([wrong.status, (await wrong.text()).includes("2020-01-01")]).toEqual([422, true]);
  expect(await activities()).toEqual(before);
  expect((await house.post(to, { answer: "met" })).status).toBe(303);
  expect((await house.post(to, { answer: "met" })).status).toBe(303);
  expect(await state()).toEqual([{ answer: "met", answered_by: ana }]);
  expect((await activities()).map((one) => one.kind)).toEqual([...before.map((one) => one.kind), "meeting.held"]);
  expect(await (await house.get(to)).text()).toContain("Answered: we met elsewhere.");
  expect((await house.get(`${to}x`)).status).toBe(404);
  house.clock.pass(61 * DAY);
  expect((await house.get(to)).status).toBe(404);
});
