import type { ParsedMail } from "mailparser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLetterBox } from "../../../test/e2e/letter-box.ts";
import { eachStore } from "../../../test/support/stores.ts";
import { addAccount, buildWorld, fixedClock } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import { chooseDigest } from "../../features/insights/choose-digest.ts";
import { putAside } from "../../features/insights/put-aside.ts";
import { sendMessage } from "../../features/messages/send-message.ts";
import { fingerprint } from "../../insights/insight.ts";
import { deliverMail } from "../../mail/deliver-mail.ts";
import { smtpSender } from "../../mail/smtp-sender.ts";
import type { Store } from "../../store/store.ts";
import { sendDigests } from "./send-digests.ts";

const DAY = 86_400_000;
const BASE = "https://cairn.example";
const signer = openSigner("a-secret-for-tests-that-is-long-enough");

eachStore("the Monday mail", (open) => {
  let store: Store;
  let letters: Awaited<ReturnType<typeof openLetterBox>>;
  beforeAll(async () => {
    store = await open();
    letters = await openLetterBox();
  });
  afterAll(() => letters.close());

  /** A program that begins on a Monday at nine; who coordinates it, and the mails that reached them. */
  async function scene() {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const { programId, userId, log } = world;
    const { email } = await store.db
      .selectFrom("user")
      .where("id", "=", userId)
      .select("email")
      .executeTakeFirstOrThrow();
    const send = () => sendDigests(store, { baseUrl: BASE, signer, now: clock.now });
    const arrived = async () => {
      await deliverMail(store, smtpSender(letters.url, "Cairn <cairn@example.org>", "cairn.example"), clock.now);
      return letters.mails.filter((mail) => JSON.stringify(mail.to).includes(email));
    };
    // What other tests of this file left does not come to these coordinators.
    await store.db.deleteFrom("coordinator").where("program_id", "<>", programId).execute();
    return { ...world, programId, userId, log, clock, email, send, arrived };
  }

  test("comes on Monday at eight, once, whoever runs it and however often", async () => {
    const { clock, send, arrived, programId } = await scene();
    clock.at("2026-03-09T07:59:59.999Z");
    expect(await send()).toBe(0);
    clock.pass(1);
    expect((await Promise.all([send(), send()])).reduce((a, b) => a + b)).toBe(1);
    expect(await send()).toBe(0);
    clock.at("2026-03-10T08:00:00.000Z");
    expect(await send()).toBe(0);
    const [mail, ...more] = await arrived();
    expect(more).toEqual([]);
    expect(mail?.subject).toBe("Spring cohort: a quiet week");
    expect(mail?.text).toContain("Nobody in Spring cohort is stuck or waits for you. Have a good week.");
    expect(mail?.text).toContain(`${BASE}/programs/${programId}/dashboard`);
  });

  test("comes on Tuesday when the server was down on Monday, and next week again", async () => {
    const { clock, send, arrived } = await scene();
    clock.at("2026-03-10T15:00:00.000Z");
    expect(await send()).toBe(1);
    clock.at("2026-03-16T08:00:00.000Z");
    expect(await send()).toBe(1);
    expect(await arrived()).toHaveLength(2);
  });

  test("not in the week in which the program began", async () => {
    const { clock, send } = await scene();
    clock.pass(DAY);
    expect(await send()).toBe(0);
  });

  test("says what to do first, what else, who moved on, and what is new; never what was written", async () => {
    const { clock, send, arrived, programId, loop, mentor, mentee, log, coordinatorViewer } = await scene();
    const [ana, ben] = [await mentee("Ana"), await mentor("Ben")];
    const loopId = await loop(ben, ana);
    await mentee("Cyd");
    await sendMessage(log, { programId, loopId, author: ben, body: "KANARI of a message" });
    clock.at("2026-03-09T08:00:00.000Z");
    expect(await send()).toBe(1);
    clock.at("2026-03-30T07:00:00.000Z");
    for (let n = 0; n < 9; n++) await sendMessage(log, { programId, loopId, author: ben, body: `KANARI ${n}` });
    const reason = "ROHRSPATZ of a reason";
    const away = { key: "one-sided", seen: fingerprint([ben]), reason, until: null };
    expect(await putAside(log, coordinatorViewer(), away)).toHaveProperty("aside");
    expect(await send()).toBe(1);
    const [first, second] = await arrived();
    expect(first?.text).toContain("Moved on in the last seven days: 2 from Getting started to Matching.");
    expect(second?.subject).toBe("Spring cohort: two things for this week");
    expect(second?.text).toContain(
      "1. 1 participant for more than 21 days in Getting started (new since the last mail).",
    );
    expect(second?.text).toContain(`${BASE}/programs/${programId}/loops/new`);
    expect(second?.text).toContain("2. 2 participants for more than 21 days in Matching (new since the last mail).");
    expect(second?.text).toContain("Nobody passed to another milestone in the last seven days.");
    for (const mail of [first, second] as ParsedMail[]) {
      expect(`${mail.text} ${mail.html}`).not.toMatch(/kanari|rohrspatz|carries their loop/i);
    }
  });

  test("is switched off with one click, and on again", async () => {
    const { clock, send, arrived, programId, userId, log } = await scene();
    clock.at("2026-03-09T08:00:00.000Z");
    await send();
    const [mail] = await arrived();
    const links = (mail as ParsedMail).headers.get("list") as unknown as { unsubscribe: { url: string } };
    const token = links.unsubscribe.url.split("/digests/")[1] ?? "";
    expect(signer.read("digest", token, clock.now())).toEqual({ program: programId, user: userId });
    expect(mail?.headers.get("list-unsubscribe-post") ?? JSON.stringify(links)).toContain("One-Click");
    expect(await chooseDigest(log, { programId, userId }, false)).toBe(true);
    expect(await chooseDigest(log, { programId, userId }, false)).toBe(true);
    clock.at("2026-03-16T08:00:00.000Z");
    expect(await send()).toBe(0);
    expect(await chooseDigest(log, { programId, userId }, true)).toBe(true);
    expect(await send()).toBe(1);
    const stranger = await addAccount(store, "Nobody", `nobody-${programId}@example.org`);
    expect(await chooseDigest(log, { programId, userId: stranger }, false)).toBe(false);
  });

  test("comes at eight on the clock of a coordinator who is a participant elsewhere", async () => {
    const { clock, send, mentor, programId, userId } = await scene();
    const cora = await mentor("Cora");
    await store.db
      .updateTable("participant")
      .set({ user_id: userId, timezone: "America/New_York" })
      .where("program_id", "=", programId)
      .where("participant_id", "=", cora)
      .execute();
    clock.at("2026-03-09T11:59:59.999Z");
    expect(await send()).toBe(0);
    clock.pass(1);
    expect(await send()).toBe(1);
  });
});
