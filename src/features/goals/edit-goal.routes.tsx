import type { Context } from "hono";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { editGoal } from "./edit-goal.ts";
import { EditGoalPage, movedUp, type Row } from "./edit-goal-page.tsx";
import { refusedGoal } from "./goal-refused.tsx";
import { todayOf } from "./goal-words.ts";
import type { GoalId } from "./goals.tables.ts";
import { ownGoal, type VisibleGoal } from "./read-goals.ts";
import { editGoalForm } from "./typed-goal.ts";

const PATH = "/programs/:program/loops/:loop/goals/:goal";
const CHANGED =
  "This goal was changed in another window meanwhile. Below is what you typed here; saving it replaces it.";

/** One's own goal, with all its words, to be edited. */
export function editGoalRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "member", async (c, viewer) => {
      const goal = await goalIn(log, c, viewer);
      if (!goal) return c.notFound();
      if (viewer.loop.status === "closed") return refusedGoal(c, viewer, "loop_closed");
      return show(c, viewer, goal, emptyForm(valuesOf(goal)), rowsOf(goal));
    }),
    route("post", PATH, "member", async (c, viewer) => {
      const goal = await goalIn(log, c, viewer);
      if (!goal) return c.notFound();
      const { up } = await c.req.parseBody();
      const form = await readForm(c, editGoalForm(todayOf(log.now(), viewer.participant.timezone), goal.due_on));
      if (typeof up === "string") {
        const values = await typedValues(c);
        return show(c, viewer, goal, emptyForm(values), movedUp(typedRows(values), Number(up)));
      }
      if (!form.ok) return again(c, viewer, goal, form, 422);
      const { version, title, success, dueOn, tasks, share, coordinator } = form.data;
      const sharing = { partner: Boolean(share), coordinator: Boolean(coordinator) };
      const change = { version, title, success: success || null, dueOn: dueOn || null, tasks, sharing };
      const answer = await editGoal(log, viewer, goal.goal_id, change);
      if ("goal" in answer) return goOn(c, `${loopPath(viewer)}#goals`, "Saved.");
      if (answer.refused !== "goal_changed") return refusedGoal(c, viewer, answer.refused);
      const now = await goalIn(log, c, viewer);
      if (!now) return c.notFound();
      const values = { ...(await typedValues(c)), version: String(now.version) };
      return again(c, viewer, now, { errors: { form: CHANGED }, values }, 409);
    }),
  ];
}

function again(c: Context, viewer: MemberViewer, goal: VisibleGoal, form: FormProblems, status: 409 | 422) {
  c.status(status);
  return show(c, viewer, goal, form, typedRows(form.values));
}

function show(c: Context, viewer: MemberViewer, goal: VisibleGoal, form: FormProblems, rows: readonly Row[]) {
  const base = `${loopPath(viewer)}/goals/${goal.goal_id}`;
  return c.render(<EditGoalPage goal={goal} base={base} back={loopPath(viewer)} form={form} rows={rows} />, {
    title: "Edit your goal",
  });
}

const goalIn = (log: Log, c: Context, viewer: MemberViewer) =>
  ownGoal(log.store.db, viewer, (c.req.param("goal") ?? "") as GoalId);

const valuesOf = (goal: VisibleGoal): Record<string, string> => ({
  title: goal.title,
  success: goal.success ?? "",
  dueOn: goal.due_on ?? "",
  share: goal.shared_at ? "1" : "",
  coordinator: goal.shared_with_coordinator ? "1" : "",
});

const rowsOf = (goal: VisibleGoal): Row[] => goal.tasks.map((task) => ({ id: task.task_id, title: task.title }));

/** What was typed, line by line. */
function typedRows(values: Record<string, string>): Row[] {
  const ids = (values.taskId ?? "").split("\n");
  const rows = (values.task ?? "").split("\n").map((title, index) => ({ id: ids[index] ?? "", title: title.trim() }));
  while (rows.length > 0 && rows.at(-1)?.title === "") rows.pop();
  return rows;
}

/** Everything as it was typed, right or wrong. */
async function typedValues(c: Context): Promise<Record<string, string>> {
  const body = await c.req.parseBody({ all: true });
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      [value]
        .flat()
        .filter((one) => typeof one === "string")
        .join("\n"),
    ]),
  );
}
