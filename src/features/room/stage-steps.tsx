import type { MemberViewer } from "../../access/viewer.ts";
import { nextAction } from "../../progress/next-action.ts";
import { dayWords } from "../../time/day-words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Path } from "../../ui/stones.tsx";
import type { Room, RoomStage, RoomStep } from "./read-room.ts";

type Props = { viewer: MemberViewer; room: Room; now: Date };

/** The path of stones; each leads to what that milestone needs. */
export const StagePath = ({ room }: { room: Room }) => (
  <Path stages={room.stages.map(({ id, name, state }) => ({ name, state, href: `#stage-${id}` }))} />
);

/** Folded: what each of the milestones needs, and when it was done. */
export const AllSteps = ({ viewer, room, now }: Props) => (
  <details class="mt-2" id="path">
    <summary class="quiet inline-flex min-h-11 items-center text-sm underline underline-offset-4">
      {summaryOf(room)}
    </summary>
    <ol class="rows mt-2">
      {room.stages.map((stage) => (
        <li>
          <details id={`stage-${stage.id}`} open={stage.state === "now" || undefined}>
            <summary class="flex min-h-11 flex-wrap items-center gap-x-3">
              <span class="heading text-lg">{stage.name}</span>
              <span class="quiet text-sm">{whenOf(stage, viewer, room, now)}</span>
            </summary>
            <p class="mb-2">{stage.summary}</p>
            <ul class="space-y-2">
              {stage.steps.map((one) => (
                <StepLine viewer={viewer} one={one} open={room.status !== "closed"} now={now} />
              ))}
            </ul>
          </details>
        </li>
      ))}
    </ol>
  </details>
);

function summaryOf({ why, stages }: Room): string {
  const stage = why && stages[why.stage];
  if (!why || !stage || why.completedAt !== null) return "What each milestone needed";
  const required = stage.steps.filter((one) => one.step.required);
  const done = required.filter((one) => one.done).length;
  return `${stage.name}: ${done} of ${required.length} steps done. See all`;
}

function whenOf({ state, passedAt }: RoomStage, viewer: MemberViewer, { why }: Room, now: Date): string {
  const zone = viewer.participant.timezone;
  if (state === "now" && why) return `you are here since ${dayWords(new Date(why.since), zone, now)}`;
  if (state === "ahead") return "ahead";
  return passedAt ? `done ${dayWords(passedAt, zone, now)}` : "done";
}

const StepLine = ({ viewer, one, open, now }: { viewer: MemberViewer; one: RoomStep; open: boolean; now: Date }) => {
  const { step, done } = one;
  const action = open && !done ? nextAction(step, viewer.program.programId) : null;
  return (
    <li class="flex gap-3">
      <span class="mt-0.5 w-5 shrink-0 text-center">
        {done ? <Icon name="check" /> : <span aria-hidden="true">○</span>}
      </span>
      <div class="min-w-0">
        <p>
          <span class="sr-only">{done ? "Done: " : "To do: "}</span>
          {action ? <a href={action.href}>{step.name}</a> : <span class="font-medium">{step.name}</span>}
          {!step.required && !done && <span class="quiet"> (if you like)</span>}
        </p>
        <p class="quiet text-sm">{done ? doneWords(one, viewer.participant.timezone, now) : step.hint}</p>
      </div>
    </li>
  );
};

function doneWords({ done }: RoomStep, zone: string, now: Date): string {
  if (!done) return "";
  const day = dayWords(new Date(done.at), zone, now);
  return done.granted ? `Granted by your coordinator, ${day}` : `Done ${day}`;
}
