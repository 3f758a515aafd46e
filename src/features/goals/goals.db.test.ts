import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { completeGoal } from "./complete-goal.ts";
import { goalsVisibleTo } from "./read-goals.ts";
import { setGoal } from "./set-goal.ts";
import { shareGoal } from "./share-goal.ts";
import { tickTask } from "./tick-task.ts";

const GOAL = { title: "Speak up", success: null, dueOn: null, tasks: ["Write a question", "Ask it"] };

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
    return { ...world, mentee, mentor, kinds };
  }

  test("are their owner's alone until they are shared", async () => {
    const { log, mentee, mentor, kinds } = await scene();
    const goal = await setGoal(log, mentee, GOAL);
    expect(await goalsVisibleTo(store.db, mentee)).toMatchObject([{ title: "Speak up", mine: true }]);
    expect(await goalsVisibleTo(store.db, mentor)).toEqual([]);
    expect(await shareGoal(log, mentor, goal, true)).toBe(false);
    expect(await shareGoal(log, mentee, goal, false)).toBe(true);
    expect(await goalsVisibleTo(store.db, mentor)).toMatchObject([{ title: "Speak up", mine: false }]);
    expect(await kinds()).toEqual(["goal.set", "goal.shared"]);
  });

  test("sharing, ticking and completing twice says each once", async () => {
    const { log, mentee, mentor, kinds } = await scene();
    const goal = await setGoal(log, mentee, GOAL);
    await shareGoal(log, mentee, goal, false);
    await shareGoal(log, mentee, goal, true);
    for (const done of [true, true, false, true]) expect(await tickTask(log, mentee, goal, "1", done)).toBe(true);
    expect(await tickTask(log, mentor, goal, "2", true)).toBe(false);
    expect(await tickTask(log, mentee, goal, "9", true)).toBe(false);
    expect(await completeGoal(log, mentor, goal)).toBe(false);
    expect(await completeGoal(log, mentee, goal)).toBe(true);
    expect(await completeGoal(log, mentee, goal)).toBe(false);
    expect(await kinds()).toEqual(["goal.set", "goal.shared", "goal.task-completed", "goal.completed"]);
    const [seen] = await goalsVisibleTo(store.db, mentee);
    expect(seen?.tasks.map((task) => task.completed_at !== null)).toEqual([true, false]);
  });

  test("never enter the log with their words", async () => {
    const { log, mentee, programId } = await scene();
    await setGoal(log, mentee, { ...GOAL, title: "KANARI", success: "KANARI", tasks: ["KANARI"] });
    const rows = await store.db.selectFrom("activity").where("program_id", "=", programId).selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain("KANARI");
  });
});
