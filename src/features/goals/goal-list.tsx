import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Progress } from "../../ui/progress.tsx";
import { isPast, sayDueDay, seenBy } from "./goal-words.ts";
import type { VisibleGoal } from "./read-goals.ts";

type ListProps = { goals: readonly VisibleGoal[]; base: string; closed: boolean; today: string };

/** Goals that are under way, each with its tasks and what can be done with it. */
export const GoalList = ({ goals, base, closed, today }: ListProps) => (
  <ul class="rows">
    {goals.map((goal) => (
      <li>
        <Goal goal={goal} base={`${base}/${goal.goal_id}`} still={closed || !goal.mine} today={today} />
      </li>
    ))}
  </ul>
);

type GoalProps = { goal: VisibleGoal; base: string; still: boolean; today: string };

const Goal = ({ goal, base, still, today }: GoalProps) => (
  <article id={`goal-${goal.goal_id}`}>
    <h3 class="mb-1 text-lg">{goal.title}</h3>
    <p class="quiet mb-2 text-sm">
      {goal.mine ? `Seen by: ${lower(seenBy(goal))}` : goal.owner}
      {goal.due_on && !isPast(goal.due_on, today) ? ` · by ${sayDueDay(goal.due_on, today)}` : ""}
    </p>
    {goal.success ? <p class="quiet mb-2 text-sm">You will know by this: {goal.success}</p> : null}
    {goal.tasks.length > 0 ? (
      <Progress done={done(goal)} of={goal.tasks.length} label={`Tasks of ${goal.title}`} />
    ) : null}
    <Tasks goal={goal} base={base} still={still} />
    {goal.mine && isPast(goal.due_on, today) ? (
      <DayHasPassed goal={goal} base={base} still={still} today={today} />
    ) : null}
    {still ? null : <OwnersButtons goal={goal} base={base} />}
  </article>
);

/** Tasks to tick, by their owner; to everybody else they only show how far it is. */
export const Tasks = ({ goal, base, still }: Omit<GoalProps, "today">) => (
  <ul class="my-1">
    {goal.tasks.map((task) => (
      <li>
        {still ? (
          <span class="flex min-h-9 items-center gap-3">
            <Box ticked={task.completed_at !== null} />
            <span class="min-w-0">{task.title}</span>
            <span class="sr-only">{task.completed_at ? "done" : "to do"}</span>
          </span>
        ) : (
          <form method="post" action={`${base}/tasks/${task.task_id}/completion`}>
            <button
              class="flex min-h-11 w-full cursor-pointer items-center gap-3 text-left"
              type="submit"
              name="done"
              value={task.completed_at ? "0" : "1"}
            >
              <Box ticked={task.completed_at !== null} />
              <span class="min-w-0">{task.title}</span>
              <span class="sr-only">{task.completed_at ? "done, take the tick back" : "tick it off"}</span>
            </button>
          </form>
        )}
      </li>
    ))}
  </ul>
);

const Box = ({ ticked }: { ticked: boolean }) => (
  <span class={`tick ${ticked ? "tick-done" : ""}`} aria-hidden="true">
    {ticked ? <Icon name="check" size={16} /> : null}
  </span>
);

const DayHasPassed = ({ goal, base, still, today }: GoalProps) => (
  <p class="quiet mb-2 text-sm">
    You had {sayDueDay(goal.due_on ?? "", today)} in mind. Nothing is lost: take the time it needs
    {still ? (
      "."
    ) : (
      <>
        , or <a href={base}>choose another day</a>.
      </>
    )}
  </p>
);

const OwnersButtons = ({ goal, base }: { goal: VisibleGoal; base: string }) => {
  const ready = goal.tasks.length > 0 && done(goal) === goal.tasks.length;
  return (
    <>
      {ready ? <p class="mb-2 font-semibold">All steps are done. Is the goal reached?</p> : null}
      <div class="mt-1 flex flex-wrap gap-2">
        {goal.shared_at ? null : (
          <form method="post" action={`${base}/sharing`}>
            <Button small>Share with my partner</Button>
          </form>
        )}
        <form method="post" action={`${base}/completion`}>
          <Button kind={ready ? "primary" : "quiet"} small>
            It is reached
          </Button>
        </form>
        <Button kind="ghost" href={base} small label={`Edit ${goal.title}`}>
          Edit
        </Button>
      </div>
    </>
  );
};

/** Goals that were reached a while ago, folded away. */
export const ReachedBefore = ({ goals, base, closed, today }: ListProps) =>
  goals.length === 0 ? null : (
    <details class="mt-4">
      <summary class="min-h-11 py-2 font-medium">
        {goals.length === 1 ? "Reached: one goal" : `Reached: ${goals.length} goals`}
      </summary>
      <ul class="rows mt-2">
        {goals.map((goal) => (
          <li>
            <p class="flex flex-wrap items-center gap-2">
              <span class="font-semibold">{goal.title}</span> <Badge label="Reached" tone="done" />
            </p>
            <p class="quiet text-sm">
              {goal.mine ? "" : `${goal.owner} · `}
              {goal.completed_at ? sayDueDay(goal.completed_at.toISOString().slice(0, 10), today) : ""}
            </p>
            {closed || !goal.mine ? null : <TakeUpAgain base={`${base}/${goal.goal_id}`} />}
          </li>
        ))}
      </ul>
    </details>
  );

export const TakeUpAgain = ({ base }: { base: string }) => (
  <form method="post" action={`${base}/reopening`}>
    <Button kind="ghost" small>
      Take it up again
    </Button>
  </form>
);

/** What was deleted a moment ago, with the way back. */
export const DeletedLately = ({
  goals,
  base,
}: {
  goals: readonly { goal_id: string; title: string }[];
  base: string;
}) => (
  <>
    {goals.map((goal) => (
      <form
        class="wash-river mt-3 flex flex-wrap items-center justify-between gap-2 rounded-xl px-4 py-2"
        method="post"
        action={`${base}/${goal.goal_id}/restoration`}
      >
        <span class="min-w-0 text-sm">You deleted “{goal.title}”.</span>
        <Button kind="ghost" small label={`Bring ${goal.title} back`}>
          Bring it back
        </Button>
      </form>
    ))}
  </>
);

export const done = (goal: VisibleGoal) => goal.tasks.filter((task) => task.completed_at !== null).length;
const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
