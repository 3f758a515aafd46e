import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Explanation } from "../../milestones/explain.ts";
import { nextAction } from "../../progress/next-action.ts";
import { Button } from "../../ui/button.tsx";
import { Cairn } from "../../ui/cairn-mark.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Icon } from "../../ui/icon.tsx";

type Props = { viewer: ParticipantViewer; alone: Explanation | null };

/** Nobody to walk with yet: what happens now, and what helps meanwhile. */
export const BeforeTheMatch = ({ viewer, alone }: Props) => {
  const steps = (viewer.program.pathway.stages[0]?.steps ?? [])
    .filter((step) => !step.required && fits(viewer, step.for))
    .map((step) => ({
      step,
      done: alone?.done.some((done) => done.step === step.id) ?? false,
      action: nextAction(step, viewer.program.programId),
    }))
    .filter(({ action }) => action !== null);
  const left = steps.filter(({ done }) => !done);
  return (
    <Callout>
      <div class="flex flex-wrap items-start gap-x-6 gap-y-4">
        <Cairn stones={1} of={5} size={88} />
        <div class="min-w-60 flex-1">
          <h2 class="section-title">Your coordinator is looking for a partner for you</h2>
          <p class="mb-4">
            You will get a mail as soon as there is one.{" "}
            {left.length > 0
              ? `Until then, ${left.length === 1 ? "one thing helps" : "these help"}:`
              : "You have done all you can for now. Have a good week."}
          </p>
          <ul class="grid gap-4">
            {steps.map(({ step, done, action }) => (
              <li>
                <p class="flex items-center gap-2 font-semibold">
                  {done ? <Icon name="check" /> : null}
                  <span>
                    {step.name}
                    {done ? <span class="sr-only"> (done)</span> : null}
                  </span>
                </p>
                {done ? null : <p class="quiet mb-2 text-sm">{step.hint}</p>}
                {done ? null : (
                  <Button href={action?.href ?? ""} kind={step === left[0]?.step ? "primary" : "quiet"}>
                    {action?.label}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Callout>
  );
};

const fits = ({ participant }: ParticipantViewer, roles: readonly string[]) =>
  participant.role === "either" || roles.includes(participant.role);
