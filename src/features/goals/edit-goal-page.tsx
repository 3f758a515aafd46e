import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorSummary, Form } from "../../ui/field.tsx";
import { Hint, Wrong } from "../../ui/labelled.tsx";
import type { FormProblems } from "../../web/form.ts";
import { Seen, SuccessAndDay, Title } from "./goal-form.tsx";
import { TASKS_MAX } from "./goals.tables.ts";
import type { VisibleGoal } from "./read-goals.ts";

export type Row = { id: string; title: string };
type Props = { goal: VisibleGoal; base: string; back: string; form: FormProblems; rows: readonly Row[] };

/** One goal to be edited, with its tasks line by line, and a way to delete it. */
export const EditGoalPage = ({ goal, base, back, form, rows }: Props) => (
  <div class="mx-auto max-w-xl">
    <BackToLoop to={`${back}#goals`} />
    <h1 class="page-title">Edit your goal</h1>
    <ErrorSummary errors={form.errors} />
    <Form action={base}>
      <input type="hidden" name="version" value={form.values.version ?? String(goal.version)} />
      <Title form={form} />
      <TaskRows rows={rows} error={form.errors.task} />
      <SuccessAndDay form={form} />
      <Seen form={form} />
      <div class="flex flex-wrap gap-3">
        <Button wide>Save</Button>
        <Button kind="ghost" dialog="delete-goal">
          Delete
        </Button>
      </div>
    </Form>
    <Dialog
      id="delete-goal"
      title="Delete this goal?"
      action={
        <form method="post" action={`${base}/deletion`}>
          <Button kind="danger">Delete</Button>
        </form>
      }
    >
      <p>Nobody sees it any more. What you did on the way stays counted. You can bring it back for a day.</p>
    </Dialog>
  </div>
);

/** The tasks in their order, a field each and room for more; an emptied one is taken away, the arrows move one. */
const TaskRows = ({ rows, error }: { rows: readonly Row[]; error: string | undefined }) => {
  const field = { name: "task", label: "Steps", hint: "At most six. Empty a line to take a step away.", error };
  return (
    <fieldset class="field" id="field-task" data-controller="rows">
      <legend class="field-label">{field.label}</legend>
      <Hint field={field} />
      <ol class="grid gap-2">
        {withRoom(rows).map((row, index) => (
          <li class="flex items-center gap-1" data-rows-target="row">
            <input type="hidden" name="taskId" value={row.id} />
            <input
              class="input min-w-0 flex-1"
              name="task"
              value={row.title}
              aria-label={`Step ${index + 1}`}
              aria-invalid={error ? "true" : undefined}
            />
            {index === 0 ? <span class="w-11 shrink-0" /> : <MoveUp index={index} />}
          </li>
        ))}
      </ol>
      <Wrong field={field} />
    </fieldset>
  );
};

const MoveUp = ({ index }: { index: number }) => (
  <button
    class="btn btn-ghost btn-square shrink-0"
    type="submit"
    name="up"
    value={index}
    aria-label={`Move step ${index + 1} up`}
    data-action="rows#up:prevent"
  >
    <span aria-hidden="true">↑</span>
  </button>
);

/** Two empty lines for new ones, as far as six allow; whatever was typed is shown, even a seventh. */
function withRoom(rows: readonly Row[]): readonly Row[] {
  const empty = Math.max(0, Math.min(2, TASKS_MAX - rows.length));
  return [...rows, ...Array.from({ length: empty }, () => ({ id: "", title: "" }))];
}

/** Without JavaScript an arrow comes with the place of its line: it and the one above change theirs. */
export function movedUp(rows: readonly Row[], index: number): Row[] {
  const [above, row] = [rows[index - 1], rows[index]];
  if (!above || !row) return [...rows];
  return rows.map((one, at) => (at === index - 1 ? row : at === index ? above : one));
}
