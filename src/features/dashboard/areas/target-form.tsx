import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Progress } from "../../../ui/progress.tsx";
import type { FormProblems } from "../../../web/form.ts";

/** How far it is to the number of people that the coordinator wants to win. */
export const TargetWords = ({ people, target }: { people: number; target: number }) => (
  <div class="flex flex-wrap items-center gap-x-3">
    <Progress done={people} of={target} label="Participants, of the target" />
    <span class="quiet text-sm">
      {people >= target
        ? "The target is reached."
        : `${(target - people).toLocaleString("en-GB")} to go to the target.`}
    </span>
  </div>
);

type Props = { base: string; target: number | null; form: FormProblems };

/** Says how many people the program is to win; empty takes the target away. */
export const TargetForm = ({ base, target, form }: Props) => (
  <details class="print:hidden" open={Object.keys(form.errors).length > 0}>
    <summary class="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
      {target === null ? "Set a target" : "Change the target"}
    </summary>
    <form method="post" action={`${base}/dashboard/target`} class="flex flex-wrap items-start gap-3" novalidate>
      <Field
        label="How many participants you want to win"
        name="people"
        inputmode="numeric"
        hint="Leave it empty for no target."
        value={form.values.people ?? (target === null ? "" : String(target))}
        error={form.errors.people}
      />
      <Button kind="quiet">Save</Button>
    </form>
  </details>
);
