import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import { openSigner } from "../access/signed-link.ts";
import { logMeetingElsewhere } from "../features/meetings/log-meeting-elsewhere.ts";
import { sendMessage } from "../features/messages/send-message.ts";
import { deliverMail } from "../mail/deliver-mail.ts";
import { smtpSender } from "../mail/smtp-sender.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Store } from "../store/store.ts";
import { layOutreach } from "./lay-outreach.ts";
import { listOutreach, peopleOf, readOutreach } from "./read-outreach.ts";
import { readRecipients } from "./recipients.ts";
import { sendDueOutreach } from "./send-due-outreach.ts";
import type { Outcome } from "./what-came-of-it.ts";

const signer = openSigner("a-secret-for-tests-that-is-long-enough");
const baseUrl = "http://x.example";
const DAY = 86_400_000;

/** A server that does not know some people, cannot take mail for others now, and does not relay for the last. */
const answers: Record<string, [number, string]> = {
  "gone@example.org": [550, "5.1.1 no such user here"],
  "full@example.org": [452, "4.2.2 mailbox full"],
  "elsewhere@example.org": [550, "5.7.1 relaying denied"],
};
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo({ address }, _session, done) {
    const [code, words] = answers[address] ?? [];
    done(code ? Object.assign(new Error(words), { responseCode: code }) : null);
  },
  onData(stream, _session, done) {
    stream.resume();
    stream.on("end", () => done());
  },
});
let url = "";
beforeAll(async () => {
  smtp.listen(0, "127.0.0.1");
  await once(smtp.server, "listening");
  url = `smtp://127.0.0.1:${(smtp.server.address() as { port: number }).port}`;
});
afterAll(() => new Promise<void>((resolve) => smtp.close(() => resolve())));

eachStore("what came of outreach", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function setUp() {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const { programId } = world;
    const viewer = world.coordinatorViewer();
    const send = async (id: string, to: ParticipantId[]) => {
      const at = clock.now();
      const recipients = await readRecipients(store.db, viewer, { to, milestone: "", baseUrl, asOf: at });
      const words = { subject: id, body: "Hello", sample: null, milestone: "", again: true };
      const outreach = { id: `${programId}-${id}`, ...words, recipients, at };
      await store.transaction((tx) => layOutreach(tx, viewer, outreach));
      await sendDueOutreach(store, { baseUrl, signer, now: clock.now });
    };
    const deliver = () => deliverMail(store, smtpSender(url, "Cairn <cairn@example.org>", "x.example"), clock.now);
    const numbers = async (id: string) => {
      const read = await readOutreach(store.db, programId, `${programId}-${id}`);
      const { people, delivered, bounced, waiting, left, came, moved } = read ?? expect.fail("it is not there");
      return { people, delivered, bounced, waiting, left, came, moved };
    };
    const who = async (id: string, show: Outcome | null) =>
      (await peopleOf(store.db, programId, `${programId}-${id}`, show)).people.map((one) => one.name);
    return { ...world, send, deliver, numbers, who };
  }

  test("delivered, bounced for good, or to be tried again, each with its people", async () => {
    const { mentee, programId, send, deliver, numbers, who, clock } = await setUp();
    const ids = [];
    for (const name of ["Ana", "Gone", "Full", "Elsewhere", "Off"]) ids.push(await mentee(name));
    const off = { program_id: programId, participant_id: ids[4]!, kind: "outreach", pace: "off" as const };
    await store.db.insertInto("notice_preference").values(off).execute();
    await send("1", ids);
    const before = { people: 4, delivered: 0, bounced: 0, waiting: 4, left: 1, came: 0, moved: 0 };
    expect(await numbers("1")).toEqual(before);
    expect((await deliver()).programs).toContain(programId);
    expect(await numbers("1")).toEqual({ ...before, delivered: 1, bounced: 1, waiting: 2 });
    expect(await who("1", "delivered")).toEqual(["Ana"]);
    expect(await who("1", "bounced")).toEqual(["Gone"]);
    expect(await who("1", "waiting")).toEqual(["Elsewhere", "Full"]);
    expect(await who("1", "left")).toEqual(["Off"]);
    expect(await who("1", null)).toEqual(["Ana", "Elsewhere", "Full", "Gone", "Off"]);
    // What came back for good is not tried again; the others are.
    delete answers["full@example.org"];
    clock.pass(DAY);
    expect(await deliver()).toMatchObject({ sent: 1, failed: 1 });
    expect(await who("1", "delivered")).toEqual(["Ana", "Full"]);
    answers["full@example.org"] = [452, "4.2.2 mailbox full"];
  });

  test("moved on within 7 days, to the millisecond, and came by since: asked anew at every look", async () => {
    const { mentee, mentor, loop, log, programId, send, numbers, who, clock } = await setUp();
    const [ana, ben, chi] = [await mentee("Ana"), await mentor("Ben"), await mentee("Chi")];
    const loopId = await loop(ben, ana);
    for (const author of [ana, ben]) await sendMessage(log, { programId, loopId, author, body: "Hello" });
    await send("early", [ana, ben, chi]);
    clock.pass(1);
    await send("late", [ana, ben, chi]);
    expect(await numbers("late")).toMatchObject({ people: 3, came: 0, moved: 0 });
    clock.pass(7 * DAY);
    await logMeetingElsewhere(log, { programId, loopId, by: ana, zone: "Europe/Lisbon" });
    await sendMessage(log, { programId, loopId, author: ana, body: "It was good" });
    expect(await who("late", "came")).toEqual(["Ana"]);
    expect(await numbers("early")).toMatchObject({ came: 1 });
    expect(await who("late", "moved")).toEqual(["Ana", "Ben"]);
    expect(await who("early", "moved")).toEqual([]);
    // Who waited moves on by being matched, in whatever loop.
    await loop(await mentor("Dan"), chi);
    clock.pass(1);
    await send("chi", [chi]);
    expect(await who("chi", "moved")).toEqual([]);
    const { sent } = await listOutreach(store.db, programId);
    expect(sent.map((one) => `${one.subject} ${one.moved} of ${one.people}`)).toEqual([
      "chi 0 of 1",
      "late 3 of 3",
      "early 0 of 3",
    ]);
  });

  test("long lists come page by page", async () => {
    const { mentee, programId, userId, clock } = await setUp();
    const ana = await mentee("Ana");
    const rows = Array.from({ length: 61 }, (_, n) => ({
      program_id: programId,
      outreach_id: `${programId}-${String(n).padStart(2, "0")}`,
      sample: null,
      subject: String(n),
      body: "Hello",
      sent_by: userId,
      sent_at: new Date(clock.now().getTime() + Math.floor(n / 2)),
    }));
    await store.db.insertInto("outreach").values(rows).execute();
    const row = { program_id: programId, outreach_id: rows[60]!.outreach_id, participant_id: ana, stage: 0 };
    await store.db.insertInto("outreach_recipient").values(row).execute();
    const seen: string[] = [];
    let before: string | null = "";
    while (before !== null) {
      const page: Awaited<ReturnType<typeof listOutreach>> = await listOutreach(store.db, programId, before);
      seen.push(...page.sent.map((one) => one.subject));
      before = page.next;
    }
    expect(seen).toEqual(rows.map((one) => one.subject).reverse());
    const { people, next } = await peopleOf(store.db, programId, rows[60]!.outreach_id, null, ana);
    expect({ people, next }).toEqual({ people: [], next: null });
  });
});
