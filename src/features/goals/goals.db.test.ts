import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { completeGoal, reopenGoal } from "./complete-goal.ts";
import { deleteGoal, forgetDeletedGoals, restoreGoal } from "./delete-goal.ts";
import { editGoal, type GoalChange } from "./edit-goal.ts";
import type { GoalId } from "./goals.tables.ts";
import { deletedLately, goalsVisibleTo, myGoals, ownGoal } from "./read-goals.ts";
import { setGoal } from "./set-goal.ts";
import { shareGoal } from "./share-goal.ts";
import { tickTask } from "./tick-task.ts";

const GOAL = { title: "Speak up", success: null, dueOn: null, tasks: ["Write a question", "Ask it"] };
const NOBODY = { partner: false, coordinator: false };
const PARTNER = { partner: true, coordinator: false };

eachStore("goals", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const [lena, amara] = [await world.mentee("Lena"), await world.mentor("Amara")];
    const loop = await world.loop(amara, lena);
    const [mentee, mentor] = [await world.memberViewer(lena, loop), await world.memberViewer(amara, loop)];
    const kinds = async () => {
      const rows = await store.db
        .selectFrom("activity")
        .where("program_id", "=", world.programId)
        .where("kind", "like", "goal.%")
        .orderBy("seq")
        .select("kind")
        .execute();
      return rows.map((row) => row.kind);
    };
    const edit = (goal: GoalId, change: Partial<GoalChange>) =>
      editGoal(world.log, mentee, goal, {
        version: 1,
        title: "Speak up",
        success: null,
        dueOn: null,
        tasks: [
          { id: "1", title: "Write a question" },
          { id: "2", title: "Ask it" },
        ],
        sharing: NOBODY,
        ...change,
      });
    return { ...world, world, loop, mentee, mentor, kinds, edit };
  }

  test("are their owner's alone until they are shared, and again when that is taken back", async () => {
    const { log, mentee, mentor, kinds } = await scene();
    const goal = await setGoal(log, mentee, GOAL);
    expect(await goalsVisibleTo(store.db, mentee)).toMatchObject([{ title: "Speak up", mine: true }]);
    expect(await goalsVisibleTo(store.db, mentor)).toEqual([]);
    expect(await shareGoal(log, mentor, goal, PARTNER)).toEqual({ refused: "no_such_goal" });
    expect(await shareGoal(log, mentee, goal, { partner: false, coordinator: true })).toMatchObject({ changed: true });
    expect(await goalsVisibleTo(store.db, mentor)).toEqual([]);
    expect(await kinds()).toEqual(["goal.set"]);
    expect(await shareGoal(log, mentee, goal, PARTNER)).toMatchObject({ changed: true });
    expect(await shareGoal(log, mentee, goal, PARTNER)).toMatchObject({ changed: false });
    expect(await goalsVisibleTo(store.db, mentor)).toMatchObject([{ title: "Speak up", mine: false }]);
    await shareGoal(log, mentee, goal, NOBODY);
    expect(await goalsVisibleTo(store.db, mentor)).toEqual([]);
    await shareGoal(log, mentee, goal, PARTNER);
    expect(await kinds()).toEqual(["goal.set", "goal.shared"]);
  });

  test("sharing, ticking and completing twice says each once", async () => {
    const { log, mentee, mentor, kinds } = await scene();
    const goal = await setGoal(log, mentee, GOAL);
    expect(await setGoal(log, mentee, GOAL)).toBe(goal);
    await shareGoal(log, mentee, goal, PARTNER);
    for (const done of [true, true, false, true])
      expect(await tickTask(log, mentee, goal, "1", done)).toMatchObject({ goal });
    expect(await tickTask(log, mentor, goal, "2", true)).toEqual({ refused: "no_such_goal" });
    expect(await tickTask(log, mentee, goal, "9", true)).toEqual({ refused: "goal_changed" });
    expect(await completeGoal(log, mentor, goal)).toEqual({ refused: "no_such_goal" });
    expect(await completeGoal(log, mentee, goal)).toMatchObject({ changed: true });
    expect(await completeGoal(log, mentee, goal)).toMatchObject({ changed: false });
    expect(await tickTask(log, mentee, goal, "2", true)).toEqual({ refused: "goal_completed" });
    expect(await reopenGoal(log, mentee, goal)).toMatchObject({ changed: true });
    expect(await completeGoal(log, mentee, goal)).toMatchObject({ changed: true });
    expect(await kinds()).toEqual(["goal.set", "goal.shared", "goal.task-completed", "goal.completed"]);
    const [seen] = await goalsVisibleTo(store.db, mentee);
    expect(seen?.tasks.map((task) => task.completed_at !== null)).toEqual([true, false]);
  });

  describe("edited", () => {
    test("ticks stay with their tasks, however these are moved, renamed, added and removed", async () => {
      const { log, mentee, kinds, edit } = await scene();
      const goal = await setGoal(log, mentee, { ...GOAL, tasks: ["One", "Two", "Three"] });
      await tickTask(log, mentee, goal, "3", true);
      const tasks = [
        { id: "3", title: "Three, at last" },
        { id: null, title: "Four" },
        { id: "1", title: "One" },
      ];
      const change = { title: "Speak", success: "I did", dueOn: "2026-05-31", tasks, sharing: PARTNER };
      expect(await edit(goal, change)).toMatchObject({ changed: true });
      const seen = await ownGoal(store.db, mentee, goal);
      expect(seen).toMatchObject({ title: "Speak", success: "I did", due_on: "2026-05-31", version: 2 });
      expect(seen?.tasks.map((task) => [task.title, task.completed_at !== null])).toEqual([
        ["Three, at last", true],
        ["Four", false],
        ["One", false],
      ]);
      expect(await kinds()).toEqual(["goal.set", "goal.task-completed", "goal.shared"]);
    });

    test("a task that takes the place of a removed one is counted by itself", async () => {
      const { log, mentee, kinds, edit } = await scene();
      const goal = await setGoal(log, mentee, { ...GOAL, tasks: ["One"] });
      await tickTask(log, mentee, goal, "1", true);
      await edit(goal, { tasks: [{ id: "", title: "Another" }] });
      const [task] = (await ownGoal(store.db, mentee, goal))?.tasks ?? [];
      await tickTask(log, mentee, goal, task?.task_id ?? "", true);
      expect(await kinds()).toEqual(["goal.set", "goal.task-completed", "goal.task-completed"]);
    });

    test("the same id twice, or one of another goal, makes new tasks and touches no other", async () => {
      const { log, mentee, edit } = await scene();
      const other = await setGoal(log, mentee, { ...GOAL, title: "Other" });
      const goal = await setGoal(log, mentee, { ...GOAL, tasks: ["One"] });
      const tasks = ["1", "1", "2"].map((id) => ({ id, title: `again ${id}` }));
      expect(await edit(goal, { tasks })).toMatchObject({ changed: true });
      expect((await ownGoal(store.db, mentee, goal))?.tasks).toHaveLength(3);
      expect((await ownGoal(store.db, mentee, other))?.tasks.map((task) => task.title)).toEqual(GOAL.tasks);
    });
  });

  describe("deleted", () => {
    test("are seen by nobody, can be brought back for a day, and leave what was done", async () => {
      const { log, clock, mentee, mentor, kinds } = await scene();
      const goal = await setGoal(log, mentee, GOAL);
      await shareGoal(log, mentee, goal, { partner: true, coordinator: true });
      expect(await deleteGoal(log, mentor, goal)).toEqual({ refused: "no_such_goal" });
      expect(await deleteGoal(log, mentee, goal)).toMatchObject({ changed: true });
      expect(await deleteGoal(log, mentee, goal)).toMatchObject({ changed: false });
      for (const viewer of [mentee, mentor]) expect(await goalsVisibleTo(store.db, viewer)).toEqual([]);
      expect(await myGoals(store.db, mentee)).toEqual([]);
      expect(await tickTask(log, mentee, goal, "1", true)).toEqual({ refused: "no_such_goal" });
      expect(await deletedLately(store.db, mentee, clock.now())).toMatchObject([{ title: "Speak up" }]);
      expect(await deletedLately(store.db, mentor, clock.now())).toEqual([]);
      expect(await restoreGoal(log, mentee, goal)).toMatchObject({ changed: true });
      expect(await goalsVisibleTo(store.db, mentor)).toHaveLength(1);
      expect(await kinds()).toEqual(["goal.set", "goal.shared"]);
    });

    test("are forgotten a day later, not a moment earlier, and once", async () => {
      const { log, clock, mentee } = await scene();
      const goal = await setGoal(log, mentee, GOAL);
      await deleteGoal(log, mentee, goal);
      clock.pass(86_400_000);
      expect(await forgetDeletedGoals(log)).toBe(0);
      expect(await deletedLately(store.db, mentee, clock.now())).toHaveLength(1);
      clock.pass(1);
      expect(await deletedLately(store.db, mentee, clock.now())).toEqual([]);
      expect(await forgetDeletedGoals(log)).toBeGreaterThanOrEqual(1);
      expect(await forgetDeletedGoals(log)).toBe(0);
      expect(await restoreGoal(log, mentee, goal)).toEqual({ refused: "no_such_goal" });
    });
  });

  test("in a closed loop stay as they are", async () => {
    const { log, programId, userId, loop, mentee, edit } = await scene();
    const goal = await setGoal(log, mentee, GOAL);
    await closeLoop(log, { programId, loopId: loop, by: userId });
    const closed = { refused: "loop_closed" };
    expect(await edit(goal, { title: "Other" })).toEqual(closed);
    expect(await tickTask(log, mentee, goal, "1", true)).toEqual(closed);
    expect(await shareGoal(log, mentee, goal, PARTNER)).toEqual(closed);
    expect(await completeGoal(log, mentee, goal)).toEqual(closed);
    expect(await deleteGoal(log, mentee, goal)).toEqual(closed);
    expect(await myGoals(store.db, mentee)).toEqual([]);
  });

  test("of all loops are listed, the ones due first, with how far they are", async () => {
    const { log, mentor: viewer, world } = await scene();
    const second = await world.loop(viewer.participant.participantId, await world.mentee("Max"));
    const there = await world.memberViewer(viewer.participant.participantId, second);
    await setGoal(log, viewer, GOAL);
    const due = await setGoal(log, there, { ...GOAL, title: "Listen", dueOn: "2026-04-01" });
    await tickTask(log, there, due, "2", true);
    await completeGoal(log, viewer, await setGoal(log, viewer, { ...GOAL, title: "Done" }));
    expect(await myGoals(store.db, viewer)).toMatchObject([
      { title: "Listen", dueOn: "2026-04-01", loopId: second, tasks: 2, done: 1, shared: false },
      { title: "Speak up", tasks: 2, done: 0 },
    ]);
  });

  describe("from several windows at once", () => {
    test("16 ticks of one task, or completions, are one activity", async () => {
      const { log, mentee, kinds } = await scene();
      const goal = await setGoal(log, mentee, GOAL);
      const at16 = <T>(act: () => Promise<T>) => Promise.all(Array.from({ length: 16 }, act));
      const ticks = await at16(() => tickTask(log, mentee, goal, "1", true));
      expect(ticks.filter((answer) => "changed" in answer && answer.changed)).toHaveLength(1);
      const ends = await at16(() => completeGoal(log, mentee, goal));
      expect(ends.filter((answer) => "changed" in answer && answer.changed)).toHaveLength(1);
      expect(await kinds()).toEqual(["goal.set", "goal.task-completed", "goal.completed"]);
    });

    test("16 edits have one winner, and the others are told", async () => {
      const { log, mentee, edit } = await scene();
      const goal = await setGoal(log, mentee, GOAL);
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, index) => edit(goal, { title: `Title ${index}` })),
      );
      const won = answers.findIndex((answer) => "goal" in answer);
      expect(answers.filter((answer) => "refused" in answer && answer.refused === "goal_changed")).toHaveLength(15);
      expect(await ownGoal(store.db, mentee, goal)).toMatchObject({ title: `Title ${won}`, version: 2 });
    });

    test("a tick and an edit that do not know of each other both stay", async () => {
      for (let round = 0; round < 20; round++) {
        const { log, mentee, edit } = await scene();
        const goal = await setGoal(log, mentee, GOAL);
        await Promise.all([tickTask(log, mentee, goal, "2", true), edit(goal, { title: "Louder" })]);
        const seen = await ownGoal(store.db, mentee, goal);
        expect(seen?.title).toBe("Louder");
        expect(seen?.tasks.map((task) => task.completed_at !== null)).toEqual([false, true]);
      }
    });

    test("ticking, completing, deleting and editing at once leaves one story, and the log agrees", async () => {
      for (let round = 0; round < 10; round++) {
        const { log, mentee, kinds, edit } = await scene();
        const goal = await setGoal(log, mentee, GOAL);
        const [tick, end, away, change] = await Promise.all([
          tickTask(log, mentee, goal, "1", true),
          completeGoal(log, mentee, goal),
          deleteGoal(log, mentee, goal),
          edit(goal, { title: "Louder" }),
        ]);
        const did = (answer: object) => "changed" in answer;
        const told = (await kinds()).slice(1);
        expect(told.includes("goal.task-completed")).toBe(did(tick));
        expect(told.includes("goal.completed")).toBe(did(end));
        expect(did(away)).toBe(true);
        for (const answer of [tick, end, change])
          if ("refused" in answer) expect(["no_such_goal", "goal_completed"]).toContain(answer.refused);
        await restoreGoal(log, mentee, goal);
        expect((await ownGoal(store.db, mentee, goal))?.title).toBe(did(change) ? "Louder" : "Speak up");
      }
    });
  });

  test("never enter the log with their words", async () => {
    const { log, mentee, programId, edit } = await scene();
    const goal = await setGoal(log, mentee, { ...GOAL, title: "KANARI", success: "KANARI", tasks: ["KANARI"] });
    await edit(goal, { title: "KANARI again", tasks: [{ id: "1", title: "KANARI" }], sharing: PARTNER });
    const rows = await store.db.selectFrom("activity").where("program_id", "=", programId).selectAll().execute();
    expect(rows.length).toBeGreaterThan(3);
    expect(JSON.stringify(rows)).not.toContain("KANARI");
  });
});
