import type { MemberViewer } from "../../access/viewer.ts";
import { nextAction } from "../../progress/explanation.ts";
import { dayWords } from "../../progress/turn-words.ts";
import type { Room, RoomStep } from "./read-room.ts";

type Props = { viewer: MemberViewer; room: Room; now: Date };

/** Why we are here: the present stage, since when, and its steps, done and left. */
export const StageSteps = ({ viewer, room, now }: Props) => {
  const stage = room.why && room.stages[room.why.stage];
  if (!room.why || !stage) return null;
  const required = room.steps.filter((one) => one.step.required);
  const done = required.filter((one) => one.done).length;
  return (
    <section aria-labelledby="stage-title">
      <h2 class="section-title" id="stage-title">
        {stage.name}
      </h2>
      <p>{stage.summary}</p>
      <p class="quiet mb-3">
        Here since {dayWords(new Date(room.why.since), viewer.participant.timezone, now)}; {done} of {required.length}{" "}
        steps done.
      </p>
      <ul class="space-y-2">
        {room.steps.map((one) => (
          <StepLine viewer={viewer} one={one} open={room.status !== "closed"} now={now} />
        ))}
      </ul>
    </section>
  );
};

const StepLine = ({ viewer, one, open, now }: { viewer: MemberViewer; one: RoomStep; open: boolean; now: Date }) => {
  const { step, done } = one;
  const action = open && !done ? nextAction(step, viewer.program.programId) : null;
  return (
    <li class="flex gap-3">
      <span aria-hidden="true">{done ? "✓" : "○"}</span>
      <div>
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
