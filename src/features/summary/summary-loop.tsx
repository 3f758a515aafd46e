import { firstName } from "../../access/names.ts";
import type { Program } from "../../access/viewer.ts";
import { daysInStage } from "../../insights/days-in-stage.ts";
import type { Explanation } from "../../milestones/explain.ts";
import type { Step } from "../../milestones/pathway.ts";
import { turnWordsAbout } from "../../progress/turn-words.ts";
import { dayWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Field, Form, Select } from "../../ui/field.tsx";
import { Stack } from "../../ui/stones.tsx";
import type { SummaryLoop } from "./read-standings.ts";
import type { Summary } from "./read-summary.ts";
import type { GrantedStep } from "./take-back-grant.ts";

type Props = { program: Program; person: Summary; loop: SummaryLoop; now: Date; back: string };
/** `level`: of the heading above its own. */
type InfoProps = Props & { level: 2 | 3 };

/** One loop in the Info section: which milestone, since when, why, whose turn, what is done and what is left. */
export const LoopInfo = ({ program, person, loop, now, level, back }: InfoProps) => {
  const Title = level === 2 ? "h3" : "h4";
  const stage = program.pathway.stages[loop.stage];
  const base = `/programs/${program.programId}/participants`;
  const days = daysInStage(loop, program.pathway, now) ?? 0;
  return (
    <li class="flex items-start gap-3">
      <Stack at={loop.stage} of={program.pathway.stages.length} label="" size={44} done={loop.completed_at !== null} />
      <div class="min-w-0 flex-1">
        <Title class="font-semibold">
          {stage?.name} <State loop={loop} />
        </Title>
        <p class="quiet text-sm">
          {loop.name && loop.loopId ? (
            <>
              in <a href={`/programs/${program.programId}/loops/${loop.loopId}/overview`}>{loop.name}</a>,{" "}
            </>
          ) : loop.partners.length > 0 ? (
            <>
              with{" "}
              {loop.partners.map((partner, index) => (
                <>
                  {index > 0 ? ", " : ""}
                  <a href={`${base}/${partner.participant_id}`}>{partner.name}</a>
                </>
              ))}
              ,{" "}
            </>
          ) : loop.loopId === null ? (
            "in no loop yet, "
          ) : null}
          since {dayWords(loop.entered_at, program.timezone, now)}
          {days > 0 ? ` (${days === 1 ? "1 day" : `${days} days`})` : ""}
        </p>
        {loop.why && !loop.closed ? <Why {...{ program, person, loop, now, back }} why={loop.why} /> : null}
      </div>
    </li>
  );
};

const State = ({ loop }: { loop: SummaryLoop }) =>
  loop.completed_at ? (
    <Badge label="Completed" tone="done" />
  ) : loop.closed ? (
    <Badge label="Closed" />
  ) : loop.paused ? (
    <Badge label="Paused" />
  ) : loop.stuck ? (
    <Badge label="Stuck" tone="problem" />
  ) : null;

const Why = ({ program, person, loop, now, back, why }: Props & { why: Explanation }) => {
  const steps = program.pathway.stages.flatMap((stage) => stage.steps);
  const step = (id: string | null): Step | undefined => steps.find((one) => one.id === id);
  const left = why.left.filter((one) => one.required);
  const since = new Date(Math.max(why.since, ...why.done.map((done) => done.at)));
  const turn =
    why.completedAt === null
      ? turnWordsAbout(firstName(person.name), {
          turn: why.turn,
          partners: loop.partners
            .filter((partner) => why.waitingFor.length === 0 || why.waitingFor.includes(partner.participant_id))
            .map((partner) => partner.name),
          until: why.until,
          since,
          next: step(why.next)?.name,
          zone: program.timezone,
          asOf: now,
        })
      : null;
  return (
    <>
      {turn ? <p class="mt-1">{loop.paused ? "Paused: nobody has to do anything." : turn}</p> : null}
      <details class="mt-1 text-sm">
        <summary class="quiet cursor-pointer">
          {why.done.length} {why.done.length === 1 ? "step" : "steps"} done, {left.length} left in this milestone
        </summary>
        <ul class="my-2 grid gap-1">
          {why.done.map((done) => (
            <li>
              <span aria-hidden="true">✓ </span>
              {step(done.step)?.name ?? done.step}
              <span class="quiet">
                {" "}
                · {done.granted ? "counted by a coordinator, " : ""}
                {dayWords(new Date(done.at), program.timezone, now)}
              </span>
              {person.grants
                .filter((one) => one.id === done.by)
                .map((grant) => (
                  <Granted {...{ program, person, back, grant }} name={step(done.step)?.name ?? done.step} />
                ))}
            </li>
          ))}
          {why.left.map((one) => (
            <li>
              <span aria-hidden="true">○ </span>
              {step(one.step)?.name ?? one.step}
              {one.required ? null : <span class="quiet"> (if they like)</span>}
            </li>
          ))}
        </ul>
        {left.length > 0 && !loop.paused && loop.loopId !== null ? (
          <GrantForm
            program={program}
            person={person}
            loop={loop}
            back={back}
            steps={left.flatMap((one) => step(one.step) ?? [])}
          />
        ) : null}
      </details>
    </>
  );
};

type GrantedProps = Pick<Props, "program" | "person" | "back"> & { grant: GrantedStep; name: string };

/** Why a coordinator counted it, and the way to take that back. */
const Granted = ({ program, person, back, grant, name }: GrantedProps) => (
  <form
    method="post"
    action={`/programs/${program.programId}/participants/${encodeURIComponent(person.participant_id)}/grants/${encodeURIComponent(grant.id)}/removal`}
  >
    <input type="hidden" name="back" value={back} />
    <span class="block break-words">
      {grant.by ?? "A coordinator"}: {grant.reason ?? "no reason given"}
    </span>
    <Button kind="ghost" small label={`Take back: ${name}`}>
      Take back
    </Button>
  </form>
);

/** For what happened where nobody could see it. The reason is kept, and shown with the step. */
const GrantForm = ({ program, person, loop, back, steps }: Omit<Props, "now"> & { steps: Step[] }) => (
  <details>
    <summary class="quiet cursor-pointer">Count a step as done</summary>
    <Form action={`/programs/${program.programId}/participants/${person.participant_id}/grants`} class="mt-2">
      <input type="hidden" name="loop" value={loop.loopId ?? ""} />
      <input type="hidden" name="back" value={back} />
      <Select
        id={`step-${loop.loopId}`}
        name="step"
        label="Step"
        options={steps.map((step) => ({ value: step.id, label: step.name }))}
      />
      <Field
        id={`reason-${loop.loopId}`}
        name="reason"
        label="Why"
        hint="Such as: they told me on the phone."
        maxlength={300}
        required
      />
      <Button kind="quiet" small>
        Count it
      </Button>
    </Form>
  </details>
);
