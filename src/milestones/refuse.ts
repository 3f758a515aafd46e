import { type Activity, IN_A_LOOP, KINDS } from "./activity.ts";
import { isAlone } from "./advance.ts";
import type { Engine } from "./compile.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { isHere, type LoopState, memberOf, type World } from "./world.ts";

/** What a log knows of an activity in it, for retractions. */
export type KnownActivity = { kind: string; retracted: boolean };
export type RefuseOptions = {
  engine: Engine;
  /** The line before, or null where the order is somebody else's care. */
  previous: { seq: number; recordedAt: number } | null;
};

const FIVE_MINUTES = 300_000;
/** Kinds that count for their actor, so that there has to be one, in the loop. */
const BY_ACTOR = new Set<string>(IN_A_LOOP.filter((kind) => !kind.startsWith("meeting.")));
for (const kind of ["profile.completed", "guide.read"]) BY_ACTOR.add(kind);
/** Kinds that name the one they happen to. */
const OF_SOMEBODY = new Set([
  "participant.removed",
  "participant.rejoined",
  "loop.member-added",
  "loop.member-removed",
  "step.granted",
]);
const IN_LOOP = new Set<string>(IN_A_LOOP);

/**
 * Why this activity cannot be folded into this world, or null (rule 12). The checks run in the order of the codes. A kind
 * that is not known is checked for its times and order only.
 */
export function refuse(
  world: World,
  activity: Activity,
  known: (id: string) => KnownActivity | undefined,
  { engine, previous }: RefuseOptions,
): Refusal | null {
  if (previous && (activity.seq <= previous.seq || activity.recordedAt < previous.recordedAt)) {
    return refusal("out_of_order", "It was recorded before the one that stands before it.");
  }
  if (activity.occurredAt > activity.recordedAt + FIVE_MINUTES) {
    return refusal("in_the_future", "It occurred more than 5 minutes after it was recorded.");
  }
  if (!KINDS.includes(activity.kind)) return null;
  const loop = isAlone(activity) ? undefined : world.loops.get(activity.loop as LoopId);
  return (
    refusePeople(world, activity) ?? refuseLoop(world, activity, loop) ?? refuseContent(engine, activity, loop, known)
  );
}

function refusePeople(world: World, activity: Activity): Refusal | null {
  const named = peopleNamed(activity);
  for (const id of named) {
    if (!world.persons.has(id as ParticipantId)) {
      return refusal("unknown_participant", `Nobody called ${JSON.stringify(id)} has joined.`);
    }
  }
  if (activity.kind === "participant.joined" && world.persons.has(activity.participant as ParticipantId)) {
    return refusal("participant_exists", `${JSON.stringify(activity.participant)} has joined before.`);
  }
  if (activity.kind === "participant.rejoined") return null;
  for (const id of [...named, activity.actor]) {
    if (id != null && world.persons.get(id as ParticipantId)?.present === false) {
      return refusal("participant_removed", `${JSON.stringify(id)} was removed from the program.`);
    }
  }
  return null;
}

/** Whom an activity is about, by the fields that its kind has; other fields are nobody's. */
function peopleNamed(activity: Activity): (string | undefined | null)[] {
  const { kind } = activity;
  if (kind === "loop.opened") return membersIn(activity).map((member) => member.participant);
  if (OF_SOMEBODY.has(kind)) return [activity.participant];
  return BY_ACTOR.has(kind) ? [activity.actor] : attendeesIn(activity);
}
const membersIn = (activity: Activity) => activity.members as NonNullable<Activity["members"]>;
const attendeesIn = ({ kind, attendees }: Activity): string[] => (kind === "meeting.held" ? (attendees ?? []) : []);

function refuseLoop(world: World, activity: Activity, loop: LoopState | undefined): Refusal | null {
  const { kind } = activity;
  if (kind === "activity.retracted") return null;
  if (isAlone(activity)) {
    const lost = kind.startsWith("loop.") || IN_LOOP.has(kind);
    return lost ? refusal("unknown_loop", "It happens in a loop, and names none.") : null;
  }
  if (kind === "loop.opened") {
    if (loop) return refusal("loop_exists", `Loop ${JSON.stringify(activity.loop)} was opened before.`);
    return refuseMembers(activity);
  }
  if (!loop) return refusal("unknown_loop", `There is no loop ${JSON.stringify(activity.loop)}.`);
  const here = (id: string) => {
    const member = memberOf(loop, id);
    return member !== undefined && isHere(world, member);
  };
  if (kind === "loop.member-added") {
    if (activity.role !== "mentor" && activity.role !== "mentee") {
      return refusal("bad_members", "In a loop, people are mentor or mentee.");
    }
    if (here(activity.participant as string)) return refusal("already_member", "They are in this loop already.");
  }
  const stranger = membersNeeded(world, activity).find((id) => !here(id));
  if (stranger !== undefined) return refusal("not_a_member", `${JSON.stringify(stranger)} is no member of this loop.`);
  return refuseState(kind, loop);
}

function membersNeeded(world: World, activity: Activity): string[] {
  const needed = attendeesIn(activity);
  if (activity.kind === "loop.member-removed" || activity.kind === "step.granted")
    return [activity.participant as string];
  const { actor } = activity;
  const byParticipant = actor && IN_LOOP.has(activity.kind) && world.persons.has(actor as ParticipantId);
  return byParticipant ? [...needed, actor] : needed;
}

function refuseMembers(activity: Activity): Refusal | null {
  const members = membersIn(activity);
  const roles = members.map((member) => member.role as string);
  const everybodyOnce = new Set(members.map((member) => member.participant)).size === members.length;
  if (!everybodyOnce || !roles.includes("mentor") || !roles.includes("mentee") || roles.includes("either")) {
    return refusal("bad_members", "A loop needs at least one mentor and one mentee, and everybody once.");
  }
  return null;
}

function refuseState(kind: string, loop: LoopState): Refusal | null {
  if (loop.state === "closed" && kind !== "loop.reopened") return refusal("loop_closed", "This loop is closed.");
  if (kind === "loop.paused" && loop.state === "paused") return refusal("loop_paused", "This loop is paused already.");
  if (kind === "loop.resumed" && loop.state !== "paused") return refusal("loop_not_paused", "This loop is not paused.");
  if (kind === "loop.reopened" && loop.state !== "closed")
    return refusal("loop_not_closed", "This loop is not closed.");
  return null;
}

function refuseContent(
  engine: Engine,
  activity: Activity,
  loop: LoopState | undefined,
  known: (id: string) => KnownActivity | undefined,
): Refusal | null {
  const { kind } = activity;
  if (kind === "feedback.given" && ![1, 2, 3, 4, 5].includes(activity.rating as number)) {
    return refusal("bad_rating", "A rating is a whole number from 1 to 5.");
  }
  if (kind.startsWith("meeting.") && kind !== "meeting.proposed") {
    const state = (loop as LoopState).meetings[activity.meeting as string]?.state;
    if (state === "cancelled") return refusal("meeting_cancelled", "This meeting was cancelled.");
    if (state === "held") return refusal("meeting_already_held", "This meeting has been held.");
  }
  if (kind === "step.granted" && !engine.stepIndex.has(activity.step as string)) {
    return refusal("unknown_step", `There is no step ${JSON.stringify(activity.step)}.`);
  }
  return kind === "activity.retracted" ? refuseRetraction(known(activity.of as string)) : null;
}

function refuseRetraction(of: KnownActivity | undefined): Refusal | null {
  if (!of || of.retracted)
    return refusal("unknown_activity", "There is no such activity, or it was taken back before.");
  if (/^(participant|loop)\.|^activity\.retracted$/.test(of.kind)) {
    return refusal("not_retractable", "This kind is not taken back: it has an opposite.");
  }
  return null;
}
