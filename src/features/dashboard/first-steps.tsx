import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { unmatchedOf } from "./areas.tsx";
import type { Dashboard } from "./read-dashboard.ts";

type Props = { base: string; told: Dashboard; writes: boolean };

/** What comes next where nothing can happen by itself yet: who is in and was not invited, and the first match. */
export const FirstSteps = ({ base, told, writes }: Props) => {
  const steps = [...(writes && told.uninvited > 0 ? [inviting(told.uninvited)] : []), ...matching(told)];
  if (steps.length === 0) return null;
  return (
    <div class="mb-8 print:hidden">
      <Callout kind="turn" label="Your turn">
        <ul class="grid gap-3">
          {steps.map(({ words, label, to }) => (
            <li class="flex flex-wrap items-center gap-x-4 gap-y-1">
              <span class="min-w-0 flex-1 basis-60">{words}</span>
              <Button href={`${base}/${to}`} kind="quiet">
                {label}
              </Button>
            </li>
          ))}
        </ul>
      </Callout>
    </div>
  );
};

type Step = { words: string; label: string; to: string };

const inviting = (n: number): Step => ({
  words:
    n === 1
      ? "1 person was not invited yet, and does not know of the program."
      : `${n > 1_000 ? "1,000+" : n} people were not invited yet, and do not know of the program.`,
  label: "See who",
  to: "participants?status=joined",
});

/** Is there a loop at all? */
export function isMatched({ people: { now }, stages }: Dashboard): boolean {
  const { mentors, mentees, eithers } = unmatchedOf(stages);
  return mentors + mentees + eithers < now.all;
}

function matching(told: Dashboard): Step[] {
  if (isMatched(told)) return [];
  const { now } = told.people;
  const either = now.either;
  const missing = now.mentors + either === 0 ? "mentor" : now.mentees + either === 0 ? "mentee" : null;
  return missing || now.all < 2
    ? [
        {
          words: `A pair needs two: there is no ${missing ?? "second person"} yet.`,
          label: "Add a person",
          to: "participants/new",
        },
      ]
    : [{ words: "Nobody is in a loop yet.", label: "Match two people", to: "loops/new" }];
}
