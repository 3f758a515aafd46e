import type { Context } from "hono";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { completeGoal, reopenGoal } from "./complete-goal.ts";
import { deleteGoal, restoreGoal } from "./delete-goal.ts";
import { editGoalRoutes } from "./edit-goal.routes.tsx";
import { GoalForm } from "./goal-form.tsx";
import { GOAL_IDEAS } from "./goal-ideas.ts";
import { refusedGoal } from "./goal-refused.tsx";
import { todayOf } from "./goal-words.ts";
import type { GoalId } from "./goals.tables.ts";
import type { GoalAnswer } from "./lock-goal.ts";
import { ownGoal } from "./read-goals.ts";
import { setGoal } from "./set-goal.ts";
import { shareGoal } from "./share-goal.ts";
import { tickTask } from "./tick-task.ts";
import { newGoalForm } from "./typed-goal.ts";

const LOOP = "/programs/:program/loops/:loop";

/** Goals of one's own: set, share, tick, reach, edit, delete. */
export function goalRoutes(log: Log): Route[] {
  const back = (viewer: MemberViewer) => `${loopPath(viewer)}#goals`;
  const goalOf = (c: Context) => (c.req.param("goal") ?? "") as GoalId;
  const today = (viewer: MemberViewer) => todayOf(log.now(), viewer.participant.timezone);

  /** A button of a goal: done, it goes on with a sentence; refused, it says why. */
  const button = (
    path: string,
    act: (viewer: MemberViewer, goal: GoalId, c: Context) => Promise<GoalAnswer>,
    words?: string,
  ) =>
    route("post", `${LOOP}/goals/:goal/${path}`, "member", async (c, viewer) => {
      const answer = await act(viewer, goalOf(c), c);
      if ("refused" in answer) return refusedGoal(c, viewer, answer.refused);
      return goOn(c, back(viewer), answer.changed ? words : undefined);
    });

  return [
    route("get", `${LOOP}/goals/new`, "member", async (c, viewer) => {
      if (viewer.loop.status === "closed") return refusedGoal(c, viewer, "loop_closed");
      return showNew(c, viewer, emptyForm(await startFrom(log, c, viewer)));
    }),
    route("post", `${LOOP}/goals`, "member", async (c, viewer) => {
      const form = await readForm(c, newGoalForm(today(viewer)));
      if (!form.ok) {
        c.status(422);
        return showNew(c, viewer, form);
      }
      const { title, success, dueOn, tasks, share, coordinator } = form.data;
      const goalId = await setGoal(log, viewer, { title, success: success || null, dueOn: dueOn || null, tasks });
      const sharing = { partner: Boolean(share), coordinator: Boolean(coordinator) };
      if (share || coordinator) await shareGoal(log, viewer, goalId, sharing);
      return goOn(
        c,
        back(viewer),
        share ? "Your goal is set, and your partner can see it." : "Your goal is set. Your partner cannot see it yet.",
      );
    }),
    button(
      "sharing",
      async (viewer, goal) => {
        const before = await ownGoal(log.store.db, viewer, goal);
        const coordinator = before?.shared_with_coordinator ?? false;
        return shareGoal(log, viewer, goal, { partner: true, coordinator });
      },
      "Shared. Your partner can see it now.",
    ),
    button("tasks/:task/completion", async (viewer, goal, c) => {
      const { done } = await c.req.parseBody();
      return tickTask(log, viewer, goal, c.req.param("task") ?? "", done === "1");
    }),
    button("completion", (viewer, goal) => completeGoal(log, viewer, goal), "Completed. Well done, really!"),
    button(
      "reopening",
      (viewer, goal) => reopenGoal(log, viewer, goal),
      "Taken up again. All its steps are as they were.",
    ),
    button("deletion", (viewer, goal) => deleteGoal(log, viewer, goal), "Deleted. You can bring it back for a day."),
    button("restoration", (viewer, goal) => restoreGoal(log, viewer, goal), "It is back, as it was."),
    ...editGoalRoutes(log),
  ];
}

function showNew(c: Context, viewer: MemberViewer, form: FormProblems) {
  return c.render(
    <div class="mx-auto max-w-xl">
      <BackToLoop to={`${loopPath(viewer)}#goals`} />
      <h1 class="page-title">Set a goal</h1>
      <GoalForm action={`${loopPath(viewer)}/goals`} form={form} />
    </div>,
    { title: "Set a goal" },
  );
}

/** What the form begins with: an idea that was chosen, or the goal to carry on from with what was left of it. */
async function startFrom(log: Log, c: Context, viewer: MemberViewer): Promise<Record<string, string>> {
  const idea = GOAL_IDEAS.find((one) => one.id === c.req.query("idea"));
  if (idea) return { title: idea.title, tasks: idea.tasks.join("\n"), success: idea.success };
  const goal = await ownGoal(log.store.db, viewer, c.req.query("from") ?? "");
  if (!goal) return {};
  const left = goal.tasks.filter((task) => !task.completed_at).map((task) => task.title);
  return {
    title: goal.title,
    tasks: left.join("\n"),
    success: goal.success ?? "",
    share: goal.shared_at ? "1" : "",
    coordinator: goal.shared_with_coordinator ? "1" : "",
  };
}
