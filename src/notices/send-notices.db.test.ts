import { expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import { openSigner } from "../access/signed-link.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Store } from "../store/store.ts";
import type { NoticeKind } from "./notice-kind.ts";
import type { Pace } from "./send-at.ts";
import { sendNotices } from "./send-notices.ts";
import { type Told, tell, withdraw } from "./tell.ts";

const signer = openSigner("a-secret-for-tests-that-is-long-enough");
const HOUR = 3_600_000;

/** A kind that says each thing in one sentence, but for what is about "gone". */
const kindOf = (kind: string, more: Partial<NoticeKind> = {}): NoticeKind => ({
  kind,
  title: kind,
  why: `because of ${kind}`,
  pace: "at_once",
  compose: async (scene, notices) => {
    const true_ = notices.filter((notice) => notice.about !== "gone");
    if (true_.length === 0) return [];
    const text = true_.map((notice) => `About ${notice.about}.`).join(" ");
    const link = `${scene.baseUrl}/somewhere`;
    return [{ notices: true_.map((one) => one.id), subject: `${kind} for you`, text, link, action: "Look" }];
  },
  ...more,
});

async function setUp(store: Store, kinds: NoticeKind[]) {
  const clock = fixedClock("2026-03-04T12:00:00.000Z");
  const world = await buildWorld(store, clock);
  const ana = await world.mentee("Ana Silva");
  const { programId } = world;
  await activate(ana);
  async function activate(who: ParticipantId) {
    await store.db.updateTable("participant").set({ status: "active" }).where("participant_id", "=", who).execute();
  }
  const run = () => sendNotices(store, { kinds, baseUrl: "http://cairn.example", signer, now: clock.now });
  const told = (...all: Partial<Told>[]) =>
    store.transaction((tx) =>
      tell(
        tx,
        programId,
        ...all.map((one) => ({ kind: "word", to: ana, key: "k1", about: "it", at: clock.now(), ...one })),
      ),
    );
  const mails = () =>
    store.db.selectFrom("mail").where("program_id", "=", programId).orderBy("created_at").selectAll().execute();
  const outcomes = async () =>
    (
      await store.db.selectFrom("notice").where("program_id", "=", programId).orderBy("key").select("outcome").execute()
    ).map((row) => row.outcome);
  const prefer = (kind: string, pace: Pace) =>
    store.db
      .insertInto("notice_preference")
      .values({ program_id: programId, participant_id: ana, kind, pace })
      .execute();
  return { store, clock, world, ana, programId, activate, run, told, mails, outcomes, prefer };
}

eachStore("notices", (open) => {
  test("what is told twice is told once, and sent once", async () => {
    const { told, run, mails, outcomes } = await setUp(await open(), [kindOf("word")]);
    await told({});
    await told({});
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    await told({});
    expect(await run()).toBe(0);
    expect(await outcomes()).toEqual(["sent"]);
    const [mail] = await mails();
    expect(mail).toMatchObject({ recipient: "ana.silva@example.org", subject: "word for you", kind: "word" });
    expect(mail?.body).toContain("Hello Ana,\n\nAbout it.\n\nLook:\nhttp://cairn.example/somewhere\n");
    expect(mail?.body).toContain("because of word");
    const token = mail?.unsubscribe?.split("/unsubscribe/")[1] as string;
    expect(signer.read("unsubscribe", token, new Date())).toMatchObject({ kinds: "word" });
  });

  test("all that is due goes in one mail; what stands alone goes alone", async () => {
    const calendar = { method: "REQUEST" as const, content: "BEGIN:VCALENDAR" };
    const meeting = kindOf("meeting", {
      compose: async (_, notices) =>
        notices.map((one) => ({
          notices: [one.id],
          subject: "A meeting",
          text: "At 2.",
          link: "http://x.example",
          action: "See",
          calendar,
        })),
    });
    const { told, run, mails } = await setUp(await open(), [kindOf("word"), kindOf("thanks"), meeting]);
    await told(
      { key: "1" },
      { key: "2" },
      { key: "3", kind: "thanks" },
      { key: "4", kind: "meeting" },
      { key: "5", kind: "meeting" },
    );
    expect(await run()).toBe(3);
    const sent = await mails();
    expect(sent.map((mail) => mail.subject).sort()).toEqual([
      "A meeting",
      "A meeting",
      "Spring cohort: 2 things for you",
    ]);
    expect(sent.filter((mail) => mail.calendar).map((mail) => mail.calendar)).toEqual([calendar, calendar]);
  });

  test("not before it is due, to the millisecond", async () => {
    const { told, run, clock } = await setUp(await open(), [kindOf("word")]);
    await told({ due: new Date("2026-03-04T13:00:00.000Z") });
    clock.at("2026-03-04T12:59:59.999Z");
    expect(await run()).toBe(0);
    clock.at("2026-03-04T13:00:00.000Z");
    expect(await run()).toBe(1);
  });

  test("a pace holds it back until its morning, and off for good", async () => {
    const { told, run, clock, prefer, outcomes } = await setUp(await open(), [
      kindOf("word"),
      kindOf("thanks"),
      kindOf("news"),
    ]);
    await prefer("word", "daily");
    await prefer("thanks", "weekly");
    await prefer("news", "off");
    await told({ key: "1" }, { key: "2", kind: "thanks" }, { key: "3", kind: "news" });
    expect(await run()).toBe(0);
    expect(await outcomes()).toEqual([null, null, "off"]);
    clock.at("2026-03-05T07:59:59.999Z");
    expect(await run()).toBe(0);
    clock.at("2026-03-05T08:00:00.000Z");
    expect(await run()).toBe(1);
    expect(await outcomes()).toEqual(["sent", null, "off"]);
    clock.at("2026-03-09T08:00:00.000Z");
    expect(await run()).toBe(1);
    expect(await outcomes()).toEqual(["sent", "sent", "off"]);
  });

  test("quiet hours hold it back, but not what is urgent", async () => {
    const { store, told, run, clock, ana, programId } = await setUp(await open(), [
      kindOf("word"),
      kindOf("soon", { urgent: true }),
    ]);
    const quiet = { program_id: programId, participant_id: ana, from_minute: 11 * 60, until_minute: 13 * 60 };
    await store.db.insertInto("quiet_hours").values(quiet).execute();
    await told({ key: "1" }, { key: "2", kind: "soon" });
    expect(await run()).toBe(1);
    clock.pass(HOUR - 1);
    expect(await run()).toBe(0);
    clock.pass(1);
    expect(await run()).toBe(1);
  });

  test("taken back, no longer true, or without an address: no mail, and it is said why", async () => {
    const { store, told, run, world, activate, outcomes, mails, programId, clock } = await setUp(await open(), [
      kindOf("word"),
    ]);
    const [bo, cy] = [await world.mentor("Bo"), await world.mentor("Cy")];
    await activate(cy);
    await store.db.updateTable("participant").set({ email: null }).where("participant_id", "=", cy).execute();
    await told(
      { key: "1", about: "meeting-1" },
      { key: "2", about: "gone" },
      { key: "3", to: bo },
      { key: "4", to: cy },
    );
    const back = () =>
      store.transaction((tx) => withdraw(tx, programId, { kind: "word", about: "meeting-1", at: clock.now() }));
    expect(await back()).toBe(1);
    expect(await back()).toBe(0);
    expect(await run()).toBe(0);
    expect(await outcomes()).toEqual(["withdrawn", "untrue", "unreachable", "unreachable"]);
    expect(await mails()).toEqual([]);
  });

  test("several servers at once send each thing once", async () => {
    const { told, run, mails } = await setUp(await open(), [kindOf("word")]);
    await told(...Array.from({ length: 20 }, (_, n) => ({ key: `k${n}` })));
    await Promise.all(Array.from({ length: 4 }, run));
    const text = (await mails()).map((mail) => mail.body).join();
    expect(text.match(/About it\./g)).toHaveLength(20);
  });
});
