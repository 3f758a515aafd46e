import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { completeGoal } from "./complete-goal.ts";
import { GoalForm, GoalList } from "./goal-list.tsx";
import type { GoalId } from "./goals.tables.ts";
import { goalsVisibleTo } from "./read-goals.ts";
import { setGoal } from "./set-goal.ts";
import { shareGoal } from "./share-goal.ts";
import { tickTask } from "./tick-task.ts";

const NewGoal = z.object({
  title: z
    .string()
    .trim()
    .min(1, "What do you want to reach? One sentence is enough.")
    .max(300, "At most 300 characters."),
  success: z.string().trim().max(1_000, "At most 1,000 characters.").default(""),
  dueOn: z.union([z.literal(""), z.iso.date("A day, such as 2026-05-31.")]).default(""),
  tasks: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine((tasks) => tasks.length <= 6, "At most six. Keep the first steps, add the others later.")
    .refine((tasks) => tasks.every((task) => task.length <= 200), "A task has at most 200 characters."),
  share: z.string().optional(),
});

export function goalRoutes(log: Log): Route[] {
  const back = (viewer: MemberViewer) => `${loopPath(viewer)}#goals`;
  const goalOf = (c: { req: { param(name: string): string | undefined } }) => (c.req.param("goal") ?? "") as GoalId;
  return [
    route("post", "/programs/:program/loops/:loop/goals", "member", async (c, viewer) => {
      const form = await readForm(c, NewGoal);
      if (!form.ok) {
        c.status(422);
        return c.render(
          <div class="mx-auto max-w-xl">
            <h1 class="page-title">Set a goal</h1>
            <GoalForm action={`${loopPath(viewer)}/goals`} form={form} />
          </div>,
          { title: "Set a goal" },
        );
      }
      const { title, success, dueOn, tasks, share } = form.data;
      const goalId = await setGoal(log, viewer, { title, success: success || null, dueOn: dueOn || null, tasks });
      if (share) await shareGoal(log, viewer, goalId, false);
      return goOn(
        c,
        back(viewer),
        share ? "Your goal is set, and your partner can see it." : "Your goal is set. Only you can see it.",
      );
    }),
    route("post", "/programs/:program/loops/:loop/goals/:goal/sharing", "member", async (c, viewer) => {
      const { coordinator } = await c.req.parseBody();
      const shared = await shareGoal(log, viewer, goalOf(c), Boolean(coordinator));
      return shared ? goOn(c, back(viewer), "Shared.") : c.notFound();
    }),
    route("post", "/programs/:program/loops/:loop/goals/:goal/tasks/:task/completion", "member", async (c, viewer) => {
      const { done } = await c.req.parseBody();
      const ticked = await tickTask(log, viewer, goalOf(c), c.req.param("task") ?? "", done === "1");
      return ticked ? goOn(c, back(viewer)) : c.notFound();
    }),
    route("post", "/programs/:program/loops/:loop/goals/:goal/completion", "member", async (c, viewer) =>
      goOn(c, back(viewer), (await completeGoal(log, viewer, goalOf(c))) ? "Completed. Well done, really!" : undefined),
    ),
  ];
}

/** What the members want to reach, as far as this one may see it. */
export function goalPanel(log: Log): Panel {
  return {
    id: "goals",
    title: "Goals",
    place: "side",
    render: async (viewer) => {
      const goals = await goalsVisibleTo(log.store.db, viewer);
      const closed = viewer.loop.status === "closed";
      return (
        <>
          <GoalList goals={goals} base={`${loopPath(viewer)}/goals`} closed={closed} />
          {closed ? null : (
            <details class="mt-3">
              <summary class="font-medium">Set a goal</summary>
              <div class="mt-3">
                <GoalForm action={`${loopPath(viewer)}/goals`} form={emptyForm()} />
              </div>
            </details>
          )}
        </>
      );
    },
  };
}
