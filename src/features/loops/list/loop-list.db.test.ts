import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../../test/support/stores.ts";
import { buildWorld, type World } from "../../../../test/support/world.ts";
import type { CohortId } from "../../../access/cohort-id.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import type { Store } from "../../../store/store.ts";
import { askFeedback } from "../../feedback/ask-feedback.ts";
import { sendMessage } from "../../messages/send-message.ts";
import { tagParticipants } from "../../participants/tag-participants.ts";
import { closeLoop, pauseLoop } from "../change-loop.ts";
import { closable } from "./choose-loops.ts";
import { closeLoops, readBulk, reopenLoops } from "./close-loops.ts";
import { findLoops, inOrder } from "./find-loops.ts";
import { LoopFilter } from "./loop-filter.ts";
import { countLoops } from "./matching-loops.ts";

const DAY = 86_400_000;

eachStore("the list of loops", (open) => {
  let store: Store;
  let world: World;
  const loops: Record<string, LoopId> = {};
  const people: Record<string, ParticipantId> = {};
  const program = () => world.coordinatorViewer().program;
  const find = async (filter: Record<string, string>, after = "", limit = 50) => {
    const page = await findLoops(store.db, program(), LoopFilter.parse(filter), world.clock.now(), after, limit);
    return { ...page, names: page.loops.map((loop) => loop.members.map((member) => member.name).join(" & ")) };
  };
  const names = async (filter: Record<string, string>) => {
    const found = (await find(filter)).names;
    const filled = LoopFilter.parse(filter);
    expect(await countLoops(store.db, program(), filled, world.clock.now())).toBe(found.length);
    return found;
  };

  beforeAll(async () => {
    store = await open();
    world = await buildWorld(store);
    for (const [mentor, mentee] of [
      ["Amara", "Lena"],
      ["Ben", "Ana"],
      ["Cleo", "Dan"],
    ] as const) {
      people[mentor] = await world.mentor(mentor);
      people[mentee] = await world.mentee(mentee);
      loops[mentor] = await world.loop(people[mentor], people[mentee]);
      world.clock.pass(DAY);
    }
    const to = { programId: world.programId, loopId: loops.Amara as LoopId };
    await sendMessage(world.log, { ...to, author: people.Amara as ParticipantId, body: "Hello" });
    const tagging = { programId: world.programId, people: [people.Dan as ParticipantId], tag: "north" };
    await store.transaction((tx) => tagParticipants(tx, tagging));
  });

  test("is in the order of the last activity, page by page", async () => {
    expect((await find({})).names).toEqual(["Amara & Lena", "Cleo & Dan", "Ben & Ana"]);
    expect((await find({ sort: "oldest" })).names).toEqual(["Ben & Ana", "Cleo & Dan", "Amara & Lena"]);
    for (const sort of ["newest", "oldest"]) {
      const all: string[] = [];
      for (let after: string | null = ""; after !== null; ) {
        const page: Awaited<ReturnType<typeof find>> = await find({ sort }, after, 1);
        all.push(...page.names);
        after = page.next;
      }
      expect(all).toEqual((await find({ sort })).names);
    }
  });

  test("the moment is that of the log's last line, to the minute", async () => {
    const lastOf = async (loop: LoopId) => (await find({})).loops.find((one) => one.loop_id === loop)?.last_at;
    const to = { programId: world.programId, loopId: loops.Amara as LoopId, author: people.Lena as ParticipantId };
    const before = await lastOf(to.loopId);
    world.clock.pass(59_000);
    await sendMessage(world.log, { ...to, body: "Within the minute" });
    expect(await lastOf(to.loopId)).toEqual(before);
    world.clock.pass(1_000);
    await sendMessage(world.log, { ...to, body: "A minute later" });
    expect(await lastOf(to.loopId)).toEqual(world.clock.now());
  });

  test("is narrowed by milestones, silence, tag and name", async () => {
    expect(await names({ mentor: "matching", mentee: "matching" })).toHaveLength(3);
    expect(await names({ mentor: "matching", mentee: "first-meeting" })).toEqual([]);
    expect(await names({ mentor: "matching", mentee: "matching", status: "all" })).toHaveLength(3);
    expect(await names({ mentor: "matching", mentee: "matching", status: "closed" })).toEqual([]);
    expect(await names({ mentor: "levelling-up" })).toEqual([]);
    expect(await names({ mentor: "completed" })).toEqual([]);
    expect(await names({ mentee: "no such stage" })).toEqual([]);
    expect(await names({ quiet: "2" })).toEqual(["Ben & Ana"]);
    expect(await names({ quiet: "0" })).toHaveLength(3);
    expect(await names({ tag: "north" })).toEqual(["Cleo & Dan"]);
    expect(await names({ cohort: "none such" })).toEqual([]);
    const made = { program_id: world.programId, cohort_id: "c1" as CohortId, name: "Spring", starts_on: null };
    await store.db
      .insertInto("cohort")
      .values({ ...made, created_at: world.clock.now() })
      .execute();
    await store.db.updateTable("participant").set({ cohort_id: made.cohort_id }).where("name", "=", "Ana").execute();
    expect(await names({ cohort: "c1" })).toEqual(["Ben & Ana"]);
    expect(await names({ q: "lEN" })).toEqual(["Amara & Lena"]);
    expect(await names({ q: "%" })).toEqual([]);
    expect(await names({ status: "silent" })).toEqual([]);
  });

  test("several are closed at once, each once; one that is closed already stops no other, and all can be undone", async () => {
    const viewer = world.coordinatorViewer();
    const change = { programId: world.programId, by: world.userId };
    await pauseLoop(world.log, { ...change, loopId: loops.Ben as LoopId });
    expect(await names({ status: "paused" })).toEqual(["Ben & Ana"]);
    await closeLoop(world.log, { ...change, loopId: loops.Cleo as LoopId });
    const chosen = [loops.Amara, loops.Ben, loops.Cleo, "gone"] as LoopId[];
    const closing = { id: "bulk-1", loops: chosen, reason: "program-over", unasked: false };
    await Promise.all([closeLoops(world.log, viewer, closing), closeLoops(world.log, viewer, closing)]);
    const titles = async () => {
      const bulk = await readBulk(store.db, viewer, "bulk-1");
      const of = (which: "closed" | "opened" | "refused") => bulk?.[which].map((one) => one.title);
      return { closed: of("closed"), opened: of("opened"), refused: of("refused"), gone: bulk?.gone };
    };
    const refused = ["Cleo and Dan"];
    expect(await titles()).toEqual({ closed: ["Amara and Lena", "Ben and Ana"], opened: [], refused, gone: 1 });
    expect(await names({})).toEqual([]);
    const closed = await store.db.selectFrom("activity").where("kind", "=", "loop.closed").select("loop_id").execute();
    expect(closed.filter((one) => one.loop_id !== loops.Cleo)).toHaveLength(2);

    await store.db.updateTable("participant").set({ capacity: 0 }).where("name", "=", "Ben").execute();
    expect(await reopenLoops(world.log, viewer, "bulk-1")).toBe(1);
    expect(await reopenLoops(world.log, viewer, "bulk-1")).toBe(0);
    expect(await titles()).toEqual({ closed: ["Ben and Ana"], opened: ["Amara and Lena"], refused, gone: 1 });
    // Sent again, the form closes nothing that was opened since.
    await closeLoops(world.log, viewer, closing);
    expect((await titles()).opened).toEqual(["Amara and Lena"]);
    expect(await readBulk(store.db, viewer, "bulk-2")).toBeNull();
  });

  test("members are asked how it was, or not", async () => {
    const viewer = world.coordinatorViewer();
    await store.db.updateTable("participant").set({ status: "active" }).execute();
    const asked = async () => {
      await askFeedback(world.log);
      const rows = await store.db
        .selectFrom("feedback_request")
        .where("question", "=", "closing")
        .where("loop_id", "=", loops.Amara as LoopId)
        .select("participant_id")
        .execute();
      return rows.length;
    };
    const closing = { loops: [loops.Amara as LoopId], unasked: true };
    await closeLoops(world.log, viewer, { ...closing, id: "quietly" });
    expect(await asked()).toBe(0);
    await reopenLoops(world.log, viewer, "quietly");
    await closeLoops(world.log, viewer, { ...closing, unasked: false, id: "asked" });
    expect(await asked()).toBe(2);
  });

  test("with a crowd each order goes along its index", async () => {
    await sql`insert into loop (program_id, loop_id, kind, status, opened_at)
      select ${world.programId}, 'crowd-' || n, 'pair', case when n % 20 = 0 then 'closed' else 'open' end,
        timestamptz '2026-01-01' + n * interval '1 minute' from generate_series(1, 5000) n`.execute(store.db);
    await sql`analyze loop`.execute(store.db);
    expect(await countLoops(store.db, program(), LoopFilter.parse({}), world.clock.now())).toBe(1_001);
    expect(await closable(store.db, program(), LoopFilter.parse({ status: "all" }), world.clock.now())).toHaveLength(
      500,
    );
    for (const [status, index] of [
      ["open", /loop_lately/],
      ["closed", /loop_lately_in/],
      ["all", /loop_lately /],
    ] as const) {
      const filter = LoopFilter.parse({ status });
      const rows = await (await inOrder(store.db, program(), filter, world.clock.now(), ""))
        .limit(51)
        .select("l.loop_id")
        .explain<Record<string, string>>();
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      expect(plan).toMatch(index);
      expect(plan).not.toContain("Sort");
    }
  });
});
