import type { Log } from "../../activity/log.ts";
import { Progress } from "../../ui/progress.tsx";
import type { HomePanel } from "../../web/home-panel.ts";
import { isPast, sayDueDay, todayOf } from "./goal-words.ts";
import { myGoals } from "./read-goals.ts";

/** A participant's own goals, of all their loops, on their home page. */
export function goalsHomePanel(log: Log): HomePanel {
  return {
    id: "my-goals",
    title: "Your goals",
    place: "side",
    render: async (viewer, loops) => {
      const goals = await myGoals(log.store.db, viewer);
      if (goals.length === 0) return null;
      const today = todayOf(log.now(), viewer.participant.timezone);
      const titles = new Map(loops.map((loop) => [loop.loopId, loop.title]));
      return (
        <ul class="rows">
          {goals.map((goal) => (
            <li>
              <a
                class="plain font-semibold hover:underline"
                href={`/programs/${viewer.program.programId}/loops/${goal.loopId}#goal-${goal.goalId}`}
              >
                {goal.title}
              </a>
              <p class="quiet text-sm">
                {[
                  loops.length > 1 ? titles.get(goal.loopId) : "",
                  goal.shared ? "" : "not shared yet",
                  goal.dueOn && !isPast(goal.dueOn, today) ? `by ${sayDueDay(goal.dueOn, today)}` : "",
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
              {goal.tasks > 0 ? <Progress done={goal.done} of={goal.tasks} label={`Tasks of ${goal.title}`} /> : null}
            </li>
          ))}
        </ul>
      );
    },
  };
}
