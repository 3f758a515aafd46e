import { beforeAll, describe, expect, test } from "vitest";
import { everybody } from "../../seeds/tell-people.ts";
import { findStory, tellStory } from "../../seeds/tell-story.ts";
import type { ProgramId } from "../../src/access/program-id.ts";
import { openSigner } from "../../src/access/signed-link.ts";
import { cohortsOf, peopleInCohorts } from "../../src/insights/cohorts.ts";
import { defaultPathway } from "../../src/milestones/default-pathway.ts";
import { logOfNudge } from "../../src/outreach/nudges/run-nudges.ts";
import { listOutreach } from "../../src/outreach/read-outreach.ts";
import { rebuild } from "../../src/progress/rebuild.ts";
import { openAuth } from "../../src/server/auth.ts";
import { DEMO_GUESTS } from "../../src/server/demo.ts";
import type { Store } from "../../src/store/store.ts";
import { eachStore } from "../support/stores.ts";
import { addAccount } from "../support/world.ts";

const END = new Date("2026-05-29T16:30:00.000Z");
const DAY = 86_400_000;
const signer = openSigner("a-secret-for-tests-that-is-long-enough");

/** An account for each address, made once. */
function accountsIn(store: Store) {
  return async (email: string, name: string) => {
    const known = await store.db.selectFrom("user").where("email", "=", email).select("id").executeTakeFirst();
    return known?.id ?? addAccount(store, name, email);
  };
}
const tell = (store: Store, end = END) =>
  tellStory({ store, end, baseUrl: "http://localhost:3000", signer, ensureAccount: accountsIn(store) });

eachStore("the demo's story", (open) => {
  let store: Store;
  let programId: ProgramId;
  beforeAll(async () => {
    store = await open();
    expect(await findStory(store)).toBeNull();
    programId = await tell(store);
  });

  const standings = () =>
    store.db.selectFrom("standing").where("program_id", "=", programId).where("closed", "=", false);
  const stuckAt = async (stage: string) => {
    const index = defaultPathway.stages.findIndex((one) => one.id === stage);
    return (await standings().where("stage", "=", index).where("stuck_from", "<", END).selectAll().execute()).length;
  };
  const rows = (table: "activity" | "participant" | "loop" | "meeting" | "mail") =>
    store.db.selectFrom(table).where("program_id", "=", programId).selectAll().execute();

  test("has at least forty people and twenty loops over four months, and ends at the given moment", async () => {
    expect((await rows("participant")).length).toBeGreaterThanOrEqual(44);
    expect((await rows("loop")).length).toBeGreaterThanOrEqual(20);
    const recorded = (await rows("activity")).map((one) => one.recorded_at.getTime());
    expect(Math.max(...recorded)).toBeLessThanOrEqual(END.getTime());
    expect(Math.max(...recorded)).toBeGreaterThan(END.getTime() - DAY);
    expect(END.getTime() - Math.min(...recorded)).toBeGreaterThan(115 * DAY);
    const late = await store.db.selectFrom("message").where("sent_at", ">", END).select("message_id").execute();
    expect(late).toEqual([]);
  });

  test("has two cohorts, each with a good part of the people", async () => {
    const cohorts = await cohortsOf(store.db, programId);
    expect(cohorts.map((one) => [one.name, one.startsOn])).toEqual([
      ["March 2026", "2026-03-28"],
      ["January 2026", "2026-01-31"],
    ]);
    const people = await peopleInCohorts(store.db, programId);
    expect(cohorts.map(({ cohortId }) => (people.get(cohortId) ?? 0) >= 10)).toEqual([true, true]);
  });

  test("is told in order", async () => {
    const activities = (await rows("activity")).sort((a, b) => a.seq - b.seq);
    const recorded = activities.map((one) => one.recorded_at.getTime());
    expect(recorded).toEqual([...recorded].sort((a, b) => a - b));
  });

  test("has mentors and mentees at all five milestones", async () => {
    const found = await standings().select(["stage", "role"]).distinct().execute();
    for (const stage of [0, 1, 2, 3, 4]) {
      expect(found).toContainEqual({ stage, role: "mentor" });
      expect(found).toContainEqual({ stage, role: "mentee" });
    }
  });

  test("has people who are stuck, in First Meeting and elsewhere", async () => {
    expect(await stuckAt("first-meeting")).toBeGreaterThanOrEqual(5);
    for (const stage of ["getting-started", "matching", "grow-together"]) {
      expect(await stuckAt(stage)).toBeGreaterThanOrEqual(1);
    }
  });

  test("has paused, closed and completed loops, and somebody with several", async () => {
    const loops = (await rows("loop")).map((loop) => loop.status);
    expect(loops.filter((status) => status === "paused").length).toBeGreaterThanOrEqual(1);
    expect(loops.filter((status) => status === "closed").length).toBeGreaterThanOrEqual(1);
    const completed = await standings().where("completed_at", "is not", null).selectAll().execute();
    expect(completed.length).toBeGreaterThanOrEqual(1);
    const open = await standings().where("loop_id", "<>", "").select("participant_id").execute();
    const several = open.filter((one, at) => open.findIndex((a) => a.participant_id === one.participant_id) < at);
    expect(several.length).toBeGreaterThanOrEqual(3);
  });

  test("has certificates of those who walked the whole way, and some still wait", async () => {
    const taken = await store.db.selectFrom("certificate").where("program_id", "=", programId).selectAll().execute();
    expect(taken.map((one) => one.name).sort()).toEqual([
      "Amara Okafor",
      "Meera Iyer",
      "Priya Raghunathan",
      "Rosa Quispe Mamani",
      "Tomás Brito",
    ]);
    for (const one of taken) {
      expect(one.taken_at >= one.completed_at).toBe(true);
      expect(one.meetings).toBeGreaterThanOrEqual(3);
    }
    const completed = await store.db
      .selectFrom("standing")
      .where("program_id", "=", programId)
      .where("completed_at", "is not", null)
      .select("loop_id")
      .execute();
    expect(completed.length).toBeGreaterThan(taken.length);
  });

  test("has held every meeting whose time has come, and none that is still to come", async () => {
    for (const meeting of await rows("meeting")) {
      if (meeting.status === "arranged") expect(meeting.ends_at.getTime()).toBeGreaterThan(END.getTime());
      if (meeting.status === "held") expect(meeting.ends_at.getTime()).toBeLessThanOrEqual(END.getTime());
    }
  });

  test("leaves no mail that would go to somebody", async () => {
    const mails = await rows("mail");
    expect(mails.length).toBeGreaterThan(40);
    const waits = (mail: (typeof mails)[number]) => mail.sent_at === null && mail.refused_at === null;
    expect(mails.filter((mail) => waits(mail) || !mail.recipient.endsWith("@hilltop.example"))).toEqual([]);
  });

  test("has letters with what came of them, a nudge that ran, and a letter that is not sent yet", async () => {
    const { sent } = await listOutreach(store.db, programId);
    const byHand = await store.db
      .selectFrom("outreach")
      .where("sample", "is not", null)
      .select("outreach_id")
      .execute();
    const letters = sent.filter((one) => byHand.some(({ outreach_id }) => outreach_id === one.outreach_id));
    expect(letters.map(({ people, delivered, bounced }) => [people, delivered, bounced])).toEqual([
      [5, 5, 0],
      [4, 4, 0],
      [3, 2, 1],
    ]);
    for (const one of sent) expect(one.done_at).not.toBeNull();
    // Some helped, and one did not.
    expect(letters.map((one) => one.moved > 0)).toEqual([true, true, false]);
    const nudges = await store.db.selectFrom("nudge").selectAll().execute();
    expect(nudges.map((one) => one.running)).toEqual([true]);
    const lines = await logOfNudge(store.db, programId, nudges[0]?.nudge_id ?? "");
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(new Set(lines.map((one) => one.answered)).size).toBe(2);
    const drafts = await store.db.selectFrom("outreach_draft").select("whom").execute();
    expect(drafts).toEqual([{ whom: "both" }]);
    // Who visits the demo can write to everybody at once.
    const lately = await store.db
      .selectFrom("mail")
      .where("kind", "=", "outreach")
      .where("created_at", ">", new Date(END.getTime() - 3 * DAY))
      .select("recipient")
      .execute();
    expect(lately).toEqual([]);
  });

  test("has an account for each guest of the demo; the coordinator is the host", async () => {
    for (const email of Object.values(DEMO_GUESTS)) {
      expect(await store.db.selectFrom("user").where("email", "=", email).select("id").execute()).toHaveLength(1);
    }
    const hosts = await store.db
      .selectFrom("host")
      .innerJoin("user", "user.id", "host.user_id")
      .select("email")
      .execute();
    expect(hosts).toEqual([{ email: DEMO_GUESTS.coordinator }]);
  });

  test("is what its log says", async () => {
    expect(await rebuild(store, programId, { check: true })).toEqual([]);
  });

  test("is known when it is there", async () => {
    expect(await findStory(store)).toBe(programId);
  });
});

eachStore("the demo's story at another time", (open) => {
  test("five minutes after midnight, it is over by then too, and the host stays the host", async () => {
    const store = await open();
    const host = await addAccount(store, "Somebody Else", "host@example.org");
    await store.db.insertInto("host").values({ user_id: host }).execute();
    const end = new Date("2026-01-01T00:05:00.000Z");
    const programId = await tell(store, end);
    const late = await store.db
      .selectFrom("activity")
      .where("program_id", "=", programId)
      .where((eb) => eb.or([eb("recorded_at", ">", end), eb("occurred_at", ">", end)]))
      .selectAll()
      .execute();
    expect(late).toEqual([]);
    expect(await store.db.selectFrom("host").select("user_id").execute()).toEqual([{ user_id: host }]);
  });

  test("broken off, nothing of it is left", async () => {
    const store = await open();
    const ensureAccount = async (email: string, name: string) =>
      email.startsWith("lena@") ? "no such account" : accountsIn(store)(email, name);
    const broken = tellStory({ store, end: END, baseUrl: "http://localhost", signer, ensureAccount });
    await expect(broken).rejects.toThrow(/lena/);
    expect(await findStory(store)).toBeNull();
    expect(await store.db.selectFrom("activity").select("id").execute()).toEqual([]);
    await tell(store);
    expect(await findStory(store)).not.toBeNull();
  });
});

describe("the cast", () => {
  test("has names of their own", () => {
    const names = everybody.map(([, person]) => person.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

eachStore("the demo's story, told by two servers at one moment", (open) => {
  test("is told once", async () => {
    const store = await open();
    const settings = {
      baseUrl: "http://localhost:3000",
      secret: "a-secret-for-tests-that-is-long-enough",
      trustProxy: false,
    };
    const server = () => {
      const { ensureAccount } = openAuth(store, settings, () => END);
      return tellStory({ store, end: END, baseUrl: settings.baseUrl, signer, ensureAccount });
    };
    const [one, other] = await Promise.all([server(), server()]);
    expect(other).toBe(one);
    expect(await store.db.selectFrom("program").select("program_id").execute()).toEqual([{ program_id: one }]);
    expect(await store.db.selectFrom("host").select("user_id").execute()).toHaveLength(1);
  });
});
