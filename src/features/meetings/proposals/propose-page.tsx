import { firstName, names } from "../../../access/names.ts";
import type { MemberViewer } from "../../../access/viewer.ts";
import { momentWords, timeWords, zoneWords } from "../../../time/day-words.ts";
import { BackToLoop } from "../../../ui/back-to-loop.tsx";
import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Field, Form } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";
import { loopPath } from "../../../web/loop-path.ts";
import { PlaceFields } from "../meeting-forms.tsx";
import { zoneOf } from "../member-zone.ts";
import type { Member } from "./read-planners.ts";

export const OTHER_TIMES = ["other1", "other2", "other3"] as const;

type Props = {
  viewer: MemberViewer;
  members: readonly Member[];
  /** Suggested, and those that were chosen before. */
  times: readonly Date[];
  chosen: ReadonlySet<string>;
  form: FormProblems;
  videoRooms: boolean;
  now: Date;
};

/** Up to five times to choose from for the others: suggested ones to tick, and room for one's own. */
export const ProposePage = ({ viewer, members, times, chosen, form, videoRooms, now }: Props) => {
  const others = members.filter((member) => member.id !== viewer.participant.participantId);
  return (
    <div class="mx-auto max-w-prose">
      <BackToLoop to={`${loopPath(viewer)}#meetings`} />
      <h1 class="page-title">Propose times</h1>
      <p class="mb-5">
        Choose up to five. {names(others.map((other) => firstName(other.name)))} picks one, and your meeting is
        arranged.
      </p>
      <ErrorSummary errors={form.errors} />
      <Form action={`${loopPath(viewer)}/meetings/proposals`}>
        <fieldset class="field" id="field-times" aria-describedby="times-hint">
          <legend class="field-label">Times, in your zone ({zoneWords(zoneOf(viewer))})</legend>
          <p class="quiet mb-2 text-sm" id="times-hint">
            <Basis viewer={viewer} members={members} none={times.length === 0} />
            {chosen.size > 0 ? ` ${chosen.size === 1 ? "One is" : `${chosen.size} are`} ticked already.` : ""}
          </p>
          {form.errors.times ? <p class="field-error mb-2">{form.errors.times}</p> : null}
          <div class="grid gap-2">
            {times.map((at) => (
              <label class="choice">
                <input
                  class="checkbox checkbox-primary checkbox-sm mt-0.5"
                  type="checkbox"
                  name="times"
                  value={at.toISOString()}
                  checked={chosen.has(at.toISOString())}
                />
                <span class="min-w-0">
                  <span class="font-semibold">{timeWords(at, zoneOf(viewer), now)}</span>
                  {others
                    .filter((other) => other.zone !== zoneOf(viewer))
                    .map((other) => (
                      <span class="quiet block text-sm">
                        {firstName(other.name)}: {momentWords(at, other.zone, now)}
                      </span>
                    ))}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <details open={times.length === 0 || OTHER_TIMES.some((name) => form.values[name]) || undefined}>
          <summary class="min-h-11 py-2">Other times</summary>
          <div class="mt-2">
            {OTHER_TIMES.map((name, index) => (
              <Field
                name={name}
                type="datetime-local"
                label={["A time", "Another one", "And another"][index] as string}
                value={form.values[name]}
                error={form.errors[name]}
                hint={index === 0 ? `In your time, ${zoneWords(zoneOf(viewer))}.` : undefined}
              />
            ))}
          </div>
        </details>
        <div class="mt-4">
          <Field
            name="minutes"
            type="number"
            min="15"
            max="240"
            label="Minutes"
            value={form.values.minutes}
            error={form.errors.minutes}
            required
          />
          <PlaceFields form={form} videoRooms={videoRooms} />
        </div>
        <Button wide>Propose these times</Button>
      </Form>
    </div>
  );
};

/** What the suggestions are made of: said hours, or what we take for granted. */
const Basis = ({ viewer, members, none }: { viewer: MemberViewer; members: readonly Member[]; none: boolean }) => {
  const mine = members.find((member) => member.id === viewer.participant.participantId);
  const silent = members.filter((member) => member !== mine && member.planner.week === null);
  const page = <a href={`/programs/${viewer.program.programId}/availability`}>when you can meet</a>;
  return (
    <>
      {none ? "We found no hour that suits you both in the next three weeks. Type times below. " : null}
      {mine?.planner.week ? <>From what you said about {page}. </> : <>Say {page}, and we suggest times that fit. </>}
      {silent.length > 0
        ? `${names(silent.map((one) => firstName(one.name)))} has not said when yet; these are between 8:00 and 20:00 there.`
        : null}
    </>
  );
};
