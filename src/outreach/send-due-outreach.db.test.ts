import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, fixedClock } from "../../test/support/world.ts";
import { openSigner } from "../access/signed-link.ts";
import { sendMessage } from "../features/messages/send-message.ts";
import { removeParticipant } from "../features/participants/remove-participant.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Store } from "../store/store.ts";
import { outlookOf } from "./before-it-goes.ts";
import { cancelOutreach, layOutreach } from "./lay-outreach.ts";
import type { Whom } from "./outreach.tables.ts";
import { readRecipients } from "./recipients.ts";
import { sendDueOutreach } from "./send-due-outreach.ts";
import { REST } from "./skips.ts";
import { reachedBy } from "./whom.ts";

const baseUrl = "http://cairn.example";
const signer = openSigner("a-secret-for-tests-that-is-long-enough");
const HOUR = 3_600_000;

eachStore("outreach", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function setUp() {
    const clock = fixedClock("2026-03-02T09:00:00.000Z");
    const world = await buildWorld(store, clock);
    const viewer = world.coordinatorViewer();
    const { programId } = world;
    const recipientsOf = (to: readonly ParticipantId[]) =>
      readRecipients(store.db, viewer, { to, milestone: "", baseUrl, asOf: clock.now() });
    const lay = async (id: string, to: readonly ParticipantId[], more: { at?: Date; again?: boolean } = {}) => {
      const recipients = await recipientsOf(to);
      const words = { subject: "For {{first_name}}", body: "{{next_step}}", sample: null, milestone: "" };
      const outreach = { id: `${programId}-${id}`, ...words, again: false, at: clock.now(), ...more, recipients };
      return store.transaction((tx) => layOutreach(tx, viewer, outreach));
    };
    const run = () => sendDueOutreach(store, { baseUrl, signer, now: clock.now });
    const outcomes = async (id: string) =>
      (
        await store.db
          .selectFrom("outreach_recipient as r")
          .innerJoin("participant as p", (join) =>
            join.onRef("p.program_id", "=", "r.program_id").onRef("p.participant_id", "=", "r.participant_id"),
          )
          .leftJoin("mail as m", "m.mail_id", "r.mail_id")
          .where("r.program_id", "=", programId)
          .where("r.outreach_id", "=", `${programId}-${id}`)
          .orderBy("p.name")
          .select(["p.name", "m.subject", "m.body", "r.skipped"])
          .execute()
      ).map((row) => `${row.name}: ${row.skipped ?? row.subject ?? "waiting"}`);
    return { ...world, viewer, recipientsOf, lay, run, outcomes };
  }

  test("goes once to each, however often it is laid and run", async () => {
    const { mentee, lay, run, outcomes } = await setUp();
    const [ana, bao] = [await mentee("Ana"), await mentee("Bao")];
    expect(await lay("1", [ana, bao])).toBe(true);
    expect(await lay("1", [ana, bao])).toBe(false);
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.reduce((all, one) => all + one, 0)).toBe(2);
    expect(await run()).toBe(0);
    expect(await outcomes("1")).toEqual(["Ana: For Ana", "Bao: For Bao"]);
  });

  test("waits for its moment, fills in what is true then, and can be called off before", async () => {
    const { mentee, mentor, loop, lay, run, outcomes, clock, viewer, log, programId } = await setUp();
    const [ana, ben] = [await mentee("Ana"), await mentor("Ben")];
    const loopId = await loop(ben, ana);
    const at = new Date(clock.now().getTime() + HOUR);
    await lay("1", [ana], { at });
    await lay("2", [ben], { at });
    const cancel = (id: string) =>
      store.transaction((tx) => cancelOutreach(tx, viewer, `${programId}-${id}`, clock.now()));
    expect(await cancel("2")).toBe(true);
    expect(await cancel("2")).toBe(false);
    clock.pass(HOUR - 1);
    expect(await run()).toBe(0);
    await sendMessage(log, { programId, loopId, author: ana, body: "Hello" });
    clock.pass(1);
    expect(await cancel("1")).toBe(false);
    expect(await run()).toBe(1);
    expect(await outcomes("1")).toEqual(["Ana: For Ana"]);
    expect(await outcomes("2")).toEqual([]);
    const { body } = await store.db
      .selectFrom("mail")
      .where("program_id", "=", programId)
      .where("kind", "=", "outreach")
      .select("body")
      .executeTakeFirstOrThrow();
    expect(body).toBe("arrange the first meeting\n");
  });

  test("passes over who was removed, has no address, unsubscribed, or was written to, and says so before", async () => {
    const { mentee, lay, run, outcomes, clock, log, programId, userId, recipientsOf } = await setUp();
    const ids: Record<string, ParticipantId> = {};
    for (const name of ["Ana", "Bao", "Chi", "Dao", "Eve"]) ids[name] = await mentee(name);
    const all = Object.values(ids);
    await store.db.updateTable("participant").set({ email: null }).where("participant_id", "=", ids.Bao!).execute();
    const off = { program_id: programId, participant_id: ids.Chi!, kind: "outreach", pace: "off" as const };
    await store.db.insertInto("notice_preference").values(off).execute();
    await lay("0", [ids.Dao!]);
    await run();
    clock.pass(REST - 1);
    const outlook = await outlookOf(store.db, programId, await recipientsOf(all), {
      id: `${programId}-1`,
      again: false,
      asOf: clock.now(),
    });
    expect(outlook.reached.map((person) => person.name)).toEqual(["Ana", "Eve"]);
    expect(outlook.skipped.map(({ person, why }) => `${person.name}: ${why}`)).toEqual([
      "Bao: no_address",
      "Chi: unsubscribed",
      "Dao: written_to",
    ]);
    await lay("1", all);
    await removeParticipant(log, { programId, participantId: ids.Eve!, by: userId });
    expect(await run()).toBe(1);
    expect(await outcomes("1")).toEqual([
      "Ana: For Ana",
      "Bao: no_address",
      "Chi: unsubscribed",
      "Dao: written_to",
      "Eve: removed",
    ]);
    // Three days later to the millisecond, or when the coordinator says so, it goes; to who unsubscribed never.
    clock.pass(1);
    await lay("2", [ids.Dao!]);
    await lay("3", [ids.Chi!, ids.Dao!], { again: true });
    expect(await run()).toBe(2);
    expect(await outcomes("3")).toEqual(["Chi: unsubscribed", "Dao: For Dao"]);
  });

  test("two messages at once to the same people reach each of them once", async () => {
    const { mentee, lay, run } = await setUp();
    const people = [await mentee("Ana"), await mentee("Bao"), await mentee("Chi")];
    await lay("1", people);
    await lay("2", [...people].reverse());
    const runs = await Promise.all([run(), run()]);
    expect(runs[0]! + runs[1]!).toBe(3);
  });

  test("instead of those chosen, whoever's turn it is, or both partners, each about that loop", async () => {
    const { mentee, mentor, loop, log, programId, viewer } = await setUp();
    const [ana, ben, chi, dan] = [await mentee("Ana"), await mentor("Ben"), await mentee("Chi"), await mentee("Dan")];
    const first = await loop(ben, ana);
    const second = await loop(ben, dan);
    const reached = async (whom: Whom, people: ParticipantId[], milestone = "") => {
      const { to, loops } = await reachedBy(store.db, viewer, { people, whom, milestone });
      const named = { [ana]: "Ana", [ben]: "Ben", [chi]: "Chi", [dan]: "Dan", [first]: "1", [second]: "2" };
      return to.map((id) => `${named[id]} ${named[loops.get(id) ?? ""] ?? "any"}`).sort();
    };
    expect(await reached("chosen", [ana, chi])).toEqual(["Ana any", "Chi any"]);
    expect(await reached("turn", [ana])).toEqual(["Ana 1"]);
    expect(await reached("turn", [ana, ben])).toEqual(["Ana 1", "Ben 1"]);
    expect(await reached("both", [ana])).toEqual(["Ana any", "Ben 1"]);
    expect(await reached("both", [ben])).toEqual(["Ana 1", "Ben any", "Dan 2"]);
    // Nobody is left out for having no partner; whose turn it is cannot be said of them.
    expect(await reached("both", [chi])).toEqual(["Chi any"]);
    expect(await reached("turn", [chi])).toEqual([]);
    await sendMessage(log, { programId, loopId: first, author: ana, body: "Hello" });
    // She has written; either of them can propose a time. He has still to write.
    expect(await reached("turn", [ana])).toEqual(["Ana 1", "Ben 1"]);
    expect(await reached("turn", [ben])).toEqual(["Ben 1"]);
    expect(await reached("turn", [ana, dan], "first-meeting")).toEqual([]);
    expect(await reached("both", [ana], "first-meeting")).toEqual(["Ana any"]);
    expect(await reached("turn", [ben], "matching")).toEqual(["Ben 1"]);
  });
});
