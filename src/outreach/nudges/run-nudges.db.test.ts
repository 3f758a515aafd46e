import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import { pauseLoop, resumeLoop } from "../../features/loops/change-loop.ts";
import { logMeetingElsewhere } from "../../features/meetings/log-meeting-elsewhere.ts";
import { sendMessage } from "../../features/messages/send-message.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { layOutreach } from "../lay-outreach.ts";
import { listOutreach } from "../read-outreach.ts";
import { readRecipients } from "../recipients.ts";
import { sendDueOutreach } from "../send-due-outreach.ts";
import { REST } from "../skips.ts";
import { type Bounds, findDue, lookForDue } from "./find-due.ts";
import { keepNudge, nudgesOf, switchNudge } from "./keep-nudge.ts";
import { logOfNudge, runNudges } from "./run-nudges.ts";
import { nudgesBehind } from "./which-nudge.ts";

const signer = openSigner("a-secret-for-tests-that-is-long-enough");
const DAY = 86_400_000;

eachStore("nudges", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function setUp(days = [7, 14, 21], stage = "matching") {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const { programId, log } = world;
    const viewer = world.coordinatorViewer();
    const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
    const activate = (who: ParticipantId) =>
      store.db.updateTable("participant").set({ status: "active" }).where("participant_id", "=", who).execute();
    await activate(ana);
    await activate(ben);
    const loopId = await world.loop(ben, ana);
    const words = { stage, days, subject: "For {{first_name}}", body: "{{next_step}}" };
    const kept = (await keepNudge(log, viewer, words)) as { nudge: string };
    const run = async () => {
      await runNudges(store, clock.now);
      await sendDueOutreach(store, { baseUrl: "http://x.example", signer, now: clock.now });
    };
    const mails = async () =>
      (
        await store.db
          .selectFrom("mail")
          .where("program_id", "=", programId)
          .where("kind", "=", "outreach")
          .orderBy("created_at")
          .orderBy("subject")
          .select("subject")
          .execute()
      ).map((mail) => mail.subject);
    const due = async () => {
      const nudge = (await nudgesOf(store.db, viewer))[0]!;
      const found = await findDue(store.db, viewer.program, nudge, clock.now());
      return found.map((one) => `${one.name} ${one.step}`).sort();
    };
    const on = () => switchNudge(log, viewer, kept.nudge, true);
    const say = (author: ParticipantId) =>
      sendMessage(log, { programId, loopId, author, body: `Hello ${clock.now()}` });
    return { ...world, viewer, ana, ben, loopId, kept, run, mails, due, on, say, activate };
  }

  test("off until switched on; the dry run says who would get it", async () => {
    const { clock, run, mails, due, on } = await setUp();
    clock.pass(7 * DAY - 1);
    expect(await due()).toEqual([]);
    clock.pass(1);
    expect(await due()).toEqual(["Ana 0", "Ben 0"]);
    await run();
    expect(await mails()).toEqual([]);
    await on();
    await run();
    expect(await mails()).toEqual(["For Ana", "For Ben"]);
    expect(await due()).toEqual([]);
  });

  test("a run that is repeated, or done by two servers at once, sends nothing twice; a missed one loses nothing", async () => {
    const { clock, run, mails, on } = await setUp();
    await on();
    clock.pass(8 * DAY);
    await Promise.all([run(), run(), run()]);
    await run();
    expect(await mails()).toHaveLength(2);
    // Nobody ran it on the 14th day, nor on the 21st.
    clock.pass(20 * DAY);
    await run();
    await run();
    expect(await mails()).toHaveLength(4);
  });

  test("goes to whoever's turn it is, and leaves those in peace who answered", async () => {
    const { clock, run, mails, due, on, say, ana, ben, kept, viewer } = await setUp();
    await on();
    clock.pass(7 * DAY);
    await run();
    clock.pass(DAY);
    await say(ana);
    clock.pass(6 * DAY);
    // Ana has done her part and either could arrange the meeting; she was here since, Ben was not.
    expect(await due()).toEqual(["Ben 1"]);
    await run();
    expect(await mails()).toEqual(["For Ana", "For Ben", "For Ben"]);
    const lines = await logOfNudge(store.db, viewer.program.programId, kept.nudge);
    expect(lines.map((one) => `${one.name} ${one.step} ${one.answered}`)).toEqual([
      "Ben 1 false",
      "Ana 0 true",
      "Ben 0 false",
    ]);
    clock.pass(1);
    await say(ben);
    clock.pass(30 * DAY);
    expect(await due()).toEqual([]);
  });

  test("days stand still in a pause, and nobody is written to meanwhile", async () => {
    const { clock, due, log, programId, loopId, userId } = await setUp();
    clock.pass(5 * DAY);
    await pauseLoop(log, { programId, loopId, by: userId });
    clock.pass(30 * DAY);
    expect(await due()).toEqual([]);
    await resumeLoop(log, { programId, loopId, by: userId });
    clock.pass(2 * DAY - 1);
    expect(await due()).toEqual([]);
    clock.pass(1);
    expect(await due()).toEqual(["Ana 0", "Ben 0"]);
  });

  test("not to who unsubscribed, has no account, or was written to within 3 days: they stay due", async () => {
    const { clock, due, programId, ana, ben, viewer, run, mentee, loop, mentor, on, mails } = await setUp([7]);
    const off = { program_id: programId, participant_id: ana, kind: "outreach", pace: "off" as const };
    await store.db.insertInto("notice_preference").values(off).execute();
    await loop(await mentor("Never In"), await mentee("Nor She"));
    clock.pass(7 * DAY);
    expect(await due()).toEqual(["Ben 0"]);
    const { layOutreach } = await import("../lay-outreach.ts");
    const { readRecipients } = await import("../recipients.ts");
    const at = clock.now();
    const to = { to: [ben], milestone: "", baseUrl: "http://x.example", asOf: at };
    const recipients = await readRecipients(store.db, viewer, to);
    const letter = {
      id: `${programId}-by-hand`,
      sample: null,
      subject: "By hand",
      body: "Hello",
      milestone: "",
      again: false,
    };
    await store.transaction((tx) => layOutreach(tx, viewer, { ...letter, recipients, at }));
    await run();
    await on();
    clock.pass(REST - 1);
    await run();
    expect(await mails()).toEqual(["By hand"]);
    clock.pass(1);
    await run();
    expect(await mails()).toEqual(["By hand", "For Ben"]);
  });

  test("those who wait for a match are nudged, too; a milestone that is not there reaches nobody", async () => {
    const { clock, due, mentee, activate, log, viewer } = await setUp([3], "getting-started");
    await activate(await mentee("Waiting"));
    clock.pass(3 * DAY);
    expect(await due()).toEqual(["Waiting 0"]);
    const words = { stage: "nowhere", days: [3], subject: "x", body: "x" };
    expect(await keepNudge(log, viewer, words)).toEqual({ refused: "no_such_milestone" });
  });

  test("steps 7, 14 and 21 go on their days, each once, and then no more", async () => {
    const { clock, run, mails, due, on, say, ana, ben, log, programId, loopId } = await setUp();
    await on();
    const seen: number[] = [];
    for (let day = 1; day <= 60; day++) {
      clock.pass(DAY);
      await run();
      const sent = (await mails()).filter((mail) => mail === "For Ana").length;
      if (sent > seen.length) seen.push(day);
    }
    expect(seen).toEqual([7, 14, 21]);
    expect(await mails()).toHaveLength(6);
    // Both answer, and move on by meeting; at the next milestone this nudge says nothing.
    for (const author of [ana, ben]) await say(author);
    await logMeetingElsewhere(log, { programId, loopId, by: ana, zone: "Europe/Lisbon" });
    clock.pass(30 * DAY);
    expect(await due()).toEqual([]);
  });

  test("of each message it is known whether a nudge sent it, and which", async () => {
    const { clock, run, on, programId, viewer, ana, kept, log } = await setUp();
    await keepNudge(log, viewer, { stage: "first-meeting", days: [3], subject: "Another", body: "Another" });
    await on();
    for (const day of [7, 7, 7]) {
      clock.pass(day * DAY);
      await run();
    }
    const choice = { to: [ana], milestone: "", baseUrl: "http://x.example", asOf: clock.now() };
    const recipients = await readRecipients(store.db, viewer, choice);
    const letter = { id: "by-hand", sample: null, subject: "By hand", body: "x", milestone: "", again: true };
    await store.transaction((tx) => layOutreach(tx, viewer, { ...letter, recipients, at: clock.now() }));
    const list = async (by: string) => (await listOutreach(store.db, programId, "", by)).sent;
    const all = (await list("")).map((one) => one.outreach_id);
    expect(all).toHaveLength(4);
    expect((await list("hand")).map((one) => one.subject)).toEqual(["By hand"]);
    expect(await list("nudges")).toHaveLength(3);
    expect(await list(kept.nudge)).toHaveLength(3);
    expect(await list("no-such-nudge")).toEqual([]);
    const behind = await nudgesBehind(store.db, programId, all);
    expect([...behind.values()].map((one) => one.nudge_id)).toEqual([kept.nudge, kept.nudge, kept.nudge]);
    expect(behind.has("by-hand")).toBe(false);
  });

  test("a page that is looked at often does not look at everybody", async () => {
    const { clock, viewer, mentee, activate, log, run, mails } = await setUp([3], "getting-started");
    for (let n = 0; n < 5; n++) await activate(await mentee(`Waiting ${n}`));
    clock.pass(3 * DAY);
    const nudge = (await nudgesOf(store.db, viewer))[0]!;
    const look = (bounds: Bounds) => lookForDue(store.db, viewer.program, nudge, clock.now(), bounds);
    expect(await look({ limit: 3 })).toMatchObject({ due: { length: 3 }, all: false });
    expect(await look({ limit: 100, pages: 1 })).toMatchObject({ due: { length: 5 }, all: true });
    await switchNudge(log, viewer, nudge.nudge_id, true);
    await run();
    expect(await mails()).toHaveLength(5);
    // Who has had the last step does not fill the pages that are looked at.
    expect(await look({ pages: 1 })).toEqual({ due: [], all: true });
  });
});
