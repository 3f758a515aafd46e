import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Checkbox, ErrorSummary, Field, Form, Textarea } from "../../ui/field.tsx";
import { Progress } from "../../ui/progress.tsx";
import type { FormProblems } from "../../web/form.ts";
import type { VisibleGoal } from "./read-goals.ts";

type ListProps = { goals: VisibleGoal[]; base: string; closed: boolean };

export const GoalList = ({ goals, base, closed }: ListProps) =>
  goals.length === 0 ? (
    <p class="quiet">No goal yet. One small goal is enough to begin.</p>
  ) : (
    <ul class="grid grid-cols-1 gap-5">
      {goals.map((goal) => (
        <li>
          <Goal goal={goal} base={`${base}/${goal.goal_id}`} still={closed || !goal.mine} />
        </li>
      ))}
    </ul>
  );

const Goal = ({ goal, base, still }: { goal: VisibleGoal; base: string; still: boolean }) => (
  <article>
    <h3 class="mb-1 text-lg">{goal.title}</h3>
    <p class="mb-2 flex flex-wrap gap-2">
      {goal.mine ? null : <Badge label={goal.owner} />}
      {goal.completed_at ? <Badge label="Completed" tone="done" /> : null}
      {goal.shared_at ? null : <Badge label="Only you can see this" />}
      {goal.due_on ? <Badge label={`by ${goal.due_on}`} /> : null}
    </p>
    {goal.success ? <p class="quiet mb-2 text-sm">You will know by this: {goal.success}</p> : null}
    {goal.tasks.length > 0 ? (
      <Progress
        done={goal.tasks.filter((task) => task.completed_at).length}
        of={goal.tasks.length}
        label={`Tasks of ${goal.title}`}
      />
    ) : null}
    <ul>
      {goal.tasks.map((task) => (
        <li>
          {still ? (
            <span class="flex min-h-9 items-center gap-3">
              <span aria-hidden="true">{task.completed_at ? "✓" : "○"}</span> {task.title}
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
                <span aria-hidden="true">{task.completed_at ? "✓" : "○"}</span> {task.title}
                <span class="sr-only">{task.completed_at ? "done, take the tick back" : "tick it off"}</span>
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
    {still || goal.completed_at ? null : <OwnersButtons goal={goal} base={base} />}
  </article>
);

const OwnersButtons = ({ goal, base }: { goal: VisibleGoal; base: string }) => (
  <div class="mt-2 flex flex-wrap gap-2">
    {goal.shared_at ? null : (
      <form method="post" action={`${base}/sharing`}>
        <Button small>Share with my partner</Button>
      </form>
    )}
    {goal.shared_with_coordinator ? null : (
      <form method="post" action={`${base}/sharing`}>
        <input type="hidden" name="coordinator" value="1" />
        <Button kind="quiet" small>
          Show it to the coordinator, too
        </Button>
      </form>
    )}
    <form method="post" action={`${base}/completion`}>
      <Button kind="quiet" small>
        It is reached
      </Button>
    </form>
  </div>
);

export const GoalForm = ({ action, form }: { action: string; form: FormProblems }) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={action} draft>
      <Field
        name="title"
        label="What do you want to reach?"
        value={form.values.title}
        error={form.errors.title}
        required
        maxlength={300}
      />
      <Textarea
        name="tasks"
        label="First steps"
        value={form.values.tasks}
        error={form.errors.tasks}
        hint="One on each line, at most six."
        rows={3}
      />
      <Field name="success" label="How will you know?" value={form.values.success} error={form.errors.success} />
      <Field name="dueOn" label="By when?" type="date" value={form.values.dueOn} error={form.errors.dueOn} />
      <Checkbox
        name="share"
        label="Share it with my partner now"
        hint="Otherwise only you can see it, until you share it."
        checked={Boolean(form.values.share)}
      />
      <Button>Set this goal</Button>
    </Form>
  </>
);
