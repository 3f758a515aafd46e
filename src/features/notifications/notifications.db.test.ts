import { afterAll, beforeAll, expect, test } from "vitest";
import { openLetterBox } from "../../../test/e2e/letter-box.ts";
import { eachStore } from "../../../test/support/stores.ts";
import { addAccount, buildWorld, fixedClock } from "../../../test/support/world.ts";
import { openSigner } from "../../access/signed-link.ts";
import { deliverMail } from "../../mail/deliver-mail.ts";
import { smtpSender } from "../../mail/smtp-sender.ts";
import type { NoticeKind } from "../../notices/notice-kind.ts";
import { isQuiet } from "../../notices/send-at.ts";
import { sendNotices } from "../../notices/send-notices.ts";
import { tell } from "../../notices/tell.ts";
import { buildApp } from "../../server/app.ts";
import type { Auth } from "../../server/auth.ts";
import type { Store } from "../../store/store.ts";
import { notificationRoutes } from "./notifications.routes.tsx";

const BASE = "http://cairn.example";
const signer = openSigner("a-secret-for-tests-that-is-long-enough");
const kind = (name: string, title: string, more: Partial<NoticeKind> = {}): NoticeKind => ({
  kind: name,
  title,
  why: `because of ${name}`,
  pace: "at_once",
  compose: async (_, notices) => [
    {
      notices: notices.map((one) => one.id),
      subject: title,
      text: "There is something.",
      link: `${BASE}/x`,
      action: "Look",
    },
  ],
  ...more,
});
const KINDS = [
  kind("word", "New messages"),
  kind("thanks", "Kudos", { pace: "daily" }),
  kind("soon", "Meeting reminders", { urgent: true }),
];

async function scene(store: Store) {
  const clock = fixedClock("2026-03-04T12:00:00.000Z");
  const world = await buildWorld(store, clock);
  const { programId, log } = world;
  const [ana, ben] = [await world.mentee("Ana Silva"), await world.mentor("Ben Okri")];
  const loop = await world.loop(ben, ana);
  const email = `ana-${programId}@example.org`;
  const userId = await addAccount(store, "Ana", email);
  await store.db
    .updateTable("participant")
    .set({ user_id: userId, status: "active", email })
    .where("participant_id", "=", ana)
    .execute();
  let signedIn: { userId: string; email: string; name: string; isHost: boolean } | null = null;
  const app = buildApp({
    store,
    auth: { account: async () => signedIn } as unknown as Auth,
    routes: notificationRoutes(log, { signer, kinds: KINDS }),
    frame: { assets: { css: "/a.css", js: "/a.js" } },
    problem: (error) => {
      if ((error as { status?: number }).status === 403) return;
      throw error;
    },
  });
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await app.request(`${BASE}${path}`, init);
    return { status: answer.status, html: await answer.text(), to: answer.headers.get("location") };
  };
  const form = (fields: Record<string, string>, headers: Record<string, string> = { origin: BASE }) => ({
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  });
  const page = `/programs/${programId}/notices`;
  return {
    world,
    clock,
    ana,
    loop,
    email,
    page,
    ask,
    signIn: () => {
      signedIn = { userId, email, name: "Ana", isHost: false };
    },
    get: () => ask(page),
    save: (fields: Record<string, string>) => ask(page, form(fields)),
    post: (path: string, headers?: Record<string, string>) =>
      ask(path, form({ "List-Unsubscribe": "One-Click" }, headers)),
    told: (kind: string, key: string, more: { loop?: typeof loop } = {}) =>
      store.transaction((tx) => tell(tx, programId, { kind, to: ana, key, at: clock.now(), ...more })),
    send: () => sendNotices(store, { kinds: KINDS, baseUrl: BASE, signer, now: clock.now }),
    mails: () => store.db.selectFrom("mail").where("recipient", "=", email).orderBy("created_at").selectAll().execute(),
  };
}

eachStore("the page of notices", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test("shows each kind at its usual pace, and what was chosen afterwards", async () => {
    const { get, save, signIn, page } = await scene(store);
    expect((await get()).status).toBe(303);
    signIn();
    const first = (await get()).html;
    for (const words of ["New messages", "Kudos", "Meeting reminders", "Nothing yet."]) expect(first).toContain(words);
    expect(first).toMatch(/name="thanks">.*?<option value="daily" selected/s);
    expect(first).not.toMatch(/name="soon">(?:(?!<\/select>).)*value="daily"/s);
    const saved = await save({
      word: "weekly",
      thanks: "off",
      soon: "at_once",
      quiet: "1",
      from: "21:30",
      until: "06:45",
    });
    expect(saved).toMatchObject({ status: 303, to: page });
    const then = (await get()).html;
    expect(then).toMatch(/name="word">.*?<option value="weekly" selected/s);
    expect(then).toMatch(/name="thanks">.*?<option value="off" selected/s);
    expect(then).toContain('value="21:30"');
    expect(then).toContain('value="06:45"');
    expect(then).toMatch(/name="quiet"[^>]*checked/);
  });

  test("what cannot be is said beside its field, and the rest stays as typed", async () => {
    const { get, save, signIn } = await scene(store);
    signIn();
    const bad = await save({ word: "off", quiet: "1", from: "25:00", until: "07:00" });
    expect(bad.status).toBe(422);
    expect(bad.html).toContain("A time, such as 22:00.");
    expect(bad.html).toContain('value="25:00"');
    expect(bad.html).toMatch(/name="word">.*?<option value="off" selected/s);
    expect((await save({ quiet: "1", from: "07:00", until: "07:00" })).html).toContain("Another time than they begin.");
    expect((await save({ word: "hourly" })).status).toBe(422);
    expect((await save({ soon: "weekly" })).status).toBe(422);
    expect((await get()).html).toMatch(/name="word">.*?<option value="at_once" selected/s);
  });

  test("says what was sent, when and why, what waits, and what was not sent", async () => {
    const { get, save, signIn, told, send, clock, loop } = await scene(store);
    signIn();
    await told("word", "1", { loop });
    await told("thanks", "2");
    expect(await send()).toBe(1);
    let html = (await get()).html;
    expect(html).toMatch(/New messages.*You and Ben Okri/s);
    expect(html).toContain("because of word. Sent today.");
    expect(html).toContain("because of thanks. Waits until tomorrow, 08:00 (Europe/Lisbon).");
    // A choice holds for what waits already.
    await save({ thanks: "off" });
    await send();
    html = (await get()).html;
    expect(html).toContain("because of thanks. Not sent: you switched it off.");
    await save({ thanks: "daily" });
    await told("thanks", "3");
    await send();
    await save({ thanks: "at_once" });
    expect(await send()).toBe(1);
    clock.pass(86_400_000);
    expect((await get()).html).toContain("because of thanks. Sent yesterday.");
  });

  test("quiet hours that were chosen hold mails back through the night the clocks change, but not what is urgent", async () => {
    const { save, signIn, told, send, clock } = await scene(store);
    signIn();
    await save({ quiet: "1", from: "22:00", until: "07:00" });
    // In Lisbon the clocks go forward at 01:00 on the 29th of March 2026, and back at 02:00 on the 25th of October.
    for (const [night, morning] of [
      ["2026-03-28T22:00:00Z", "2026-03-29T06:00:00Z"],
      ["2026-10-24T21:00:00Z", "2026-10-25T07:00:00Z"],
    ] as const) {
      clock.at(night);
      await told("word", night);
      await told("soon", night);
      expect(await send()).toBe(1);
      for (; clock.now() < new Date(morning); clock.pass(15 * 60_000)) {
        expect(isQuiet(clock.now(), { from: 22 * 60, until: 7 * 60 }, "Europe/Lisbon")).toBe(true);
        expect(await send()).toBe(0);
      }
      expect(await send()).toBe(1);
    }
  });
});

eachStore("leaving a kind of mails by the link in one", (open) => {
  let store: Store;
  let box: Awaited<ReturnType<typeof openLetterBox>>;
  beforeAll(async () => {
    store = await open();
    box = await openLetterBox();
  });
  afterAll(() => box.close());

  test("a real mail carries it; one POST without cookie or Origin does it, again is harmless, and nothing more comes", async () => {
    const { told, send, mails, post, ask, clock, email } = await scene(store);
    await told("word", "1");
    await send();
    await deliverMail(store, smtpSender(box.url, "Cairn <cairn@example.org>", "cairn.example"), clock.now);
    const mail = await box.mailTo(email);
    const line = (name: string) => String(mail.headerLines.find((one) => one.key === name)?.line);
    expect(line("list-unsubscribe-post")).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    const address = /<(http:\/\/cairn\.example\/unsubscribe\/[^>]+)>/.exec(
      line("list-unsubscribe").replace(/\s/g, ""),
    )?.[1];
    const path = new URL(address as string).pathname;
    // A scanner that follows links changes nothing.
    for (let time = 0; time < 3; time++) {
      const looked = await ask(path);
      expect([looked.status, looked.html.includes("Stop these mails?")]).toEqual([200, true]);
    }
    await told("word", "2");
    expect(await send()).toBe(1);
    for (let time = 0; time < 2; time++) {
      const answer = await post(path, {});
      expect([answer.status, answer.to]).toEqual([200, null]);
      expect(answer.html).toContain("These mails are switched off");
    }
    await told("word", "3");
    await told("thanks", "4");
    clock.pass(2 * 86_400_000);
    expect(await send()).toBe(1);
    expect((await mails()).map((one) => one.kind)).toEqual(["word", "word", "thanks"]);
    expect((await ask(path)).html).toContain("Send them to me again");
    const back = await post(`${path}/taking-back`);
    expect([back.status, back.html.includes("Stop these mails?")]).toEqual([200, true]);
    await told("word", "5");
    expect(await send()).toBe(1);
  });

  test("only this path is let past the guard, and only with a token of ours", async () => {
    const { post, ask, ana, world } = await scene(store);
    const fields = { program: world.programId, participant: ana, kinds: "word" };
    const token = signer.sign("unsubscribe", fields);
    expect((await post(`/unsubscribe/${token}/taking-back`, {})).status).toBe(403);
    expect((await post(`/programs/${world.programId}/notices`, {})).status).toBe(403);
    const other = openSigner("another-secret-that-is-long-enough").sign("unsubscribe", fields);
    for (const bad of [
      "nonsense",
      `${token}x`,
      other,
      signer.sign("reply", fields),
      signer.sign("unsubscribe", { ...fields, participant: "nobody" }),
    ]) {
      for (const answer of [await ask(`/unsubscribe/${bad}`), await post(`/unsubscribe/${bad}`, {})]) {
        expect([answer.status, answer.html.includes("This link does not work")]).toEqual([404, true]);
      }
    }
    expect(
      await store.db.selectFrom("notice_preference").where("participant_id", "=", ana).selectAll().execute(),
    ).toEqual([]);
  });
});
