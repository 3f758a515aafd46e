import { type Activity, IN_A_LOOP, kindNumber } from "./activity.ts";
import type { Engine } from "./compile.ts";
import { isAlone } from "./concerns.ts";
import { meetingState } from "./meetings.ts";
import { type Refusal, refusal } from "./refusal.ts";
import { CLOSED, PAUSED, type Tables } from "./tables.ts";
import { tablesOf, type World } from "./world.ts";

/** What a log knows of an activity in it, for retractions. */
export type KnownActivity = { kind: string; retracted: boolean };
/** What else it takes to judge an activity. */
export type RefuseOptions = {
  engine: Engine;
  /** The activity before it; null where somebody else sees to the order. */
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
  if (kindNumber(activity.kind) === 0) return null;
  const tables = tablesOf(engine, world);
  const loop = isAlone(activity) ? 0 : tables.loop(activity.loop as string);
  return (
    refusePeople(tables, activity) ??
    refuseLoop(tables, activity, loop) ??
    refuseContent(tables, activity, loop, { engine, known })
  );
}

function refusePeople(tables: Tables, activity: Activity): Refusal | null {
  const named = peopleNamed(activity);
  for (const id of named) {
    if (tables.person(id as string) === 0) {
      return refusal("unknown_participant", `Nobody called ${JSON.stringify(id)} has joined.`);
    }
  }
  if (activity.kind === "participant.joined" && tables.person(activity.participant as string) > 0) {
    return refusal("participant_exists", `${JSON.stringify(activity.participant)} has joined before.`);
  }
  if (activity.kind === "participant.rejoined") return null;
  for (const id of [...named, activity.actor]) {
    const person = id == null ? 0 : tables.person(id);
    if (person > 0 && !tables.isPresent(person)) {
      return refusal("participant_removed", `${JSON.stringify(id)} was removed from the program.`);
    }
  }
  return null;
}

/** Whom an activity is about, by the fields that belong to its kind. Other fields mean nothing. */
function peopleNamed(activity: Activity): (string | undefined | null)[] {
  const { kind } = activity;
  if (kind === "loop.opened") return membersIn(activity).map((member) => member.participant);
  if (OF_SOMEBODY.has(kind)) return [activity.participant];
  return BY_ACTOR.has(kind) ? [activity.actor] : attendeesIn(activity);
}
const membersIn = (activity: Activity) => activity.members as NonNullable<Activity["members"]>;
const attendeesIn = ({ kind, attendees }: Activity): string[] => (kind === "meeting.held" ? (attendees ?? []) : []);

function refuseLoop(tables: Tables, activity: Activity, loop: number): Refusal | null {
  const { kind } = activity;
  if (kind === "activity.retracted") return null;
  if (isAlone(activity)) {
    const lost = kind.startsWith("loop.") || IN_LOOP.has(kind);
    return lost ? refusal("unknown_loop", "It happens in a loop, and names none.") : null;
  }
  if (kind === "loop.opened") {
    if (loop > 0) return refusal("loop_exists", `Loop ${JSON.stringify(activity.loop)} was opened before.`);
    return refuseMembers(activity);
  }
  if (loop === 0) return refusal("unknown_loop", `There is no loop ${JSON.stringify(activity.loop)}.`);
  const here = (id: string) => {
    const seat = tables.seatOf(loop, tables.person(id));
    return seat > 0 && tables.isHere(seat);
  };
  if (kind === "loop.member-added") {
    if (activity.role !== "mentor" && activity.role !== "mentee") {
      return refusal("bad_members", "In a loop, people are mentor or mentee.");
    }
    if (here(activity.participant as string)) return refusal("already_member", "They are in this loop already.");
  }
  const stranger = membersNeeded(tables, activity).find((id) => !here(id));
  if (stranger !== undefined) return refusal("not_a_member", `${JSON.stringify(stranger)} is no member of this loop.`);
  return refuseState(kind, tables.state(loop));
}

function membersNeeded(tables: Tables, activity: Activity): string[] {
  const needed = attendeesIn(activity);
  if (activity.kind === "loop.member-removed" || activity.kind === "step.granted")
    return [activity.participant as string];
  const { actor } = activity;
  const byParticipant = actor && IN_LOOP.has(activity.kind) && tables.person(actor) > 0;
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

function refuseState(kind: string, state: number): Refusal | null {
  if (state === CLOSED && kind !== "loop.reopened") return refusal("loop_closed", "This loop is closed.");
  if (kind === "loop.paused" && state === PAUSED) return refusal("loop_paused", "This loop is paused already.");
  if (kind === "loop.resumed" && state !== PAUSED) return refusal("loop_not_paused", "This loop is not paused.");
  if (kind === "loop.reopened" && state !== CLOSED) return refusal("loop_not_closed", "This loop is not closed.");
  return null;
}

function refuseContent(
  tables: Tables,
  activity: Activity,
  loop: number,
  { engine, known }: { engine: Engine; known: (id: string) => KnownActivity | undefined },
): Refusal | null {
  const { kind } = activity;
  if (kind === "feedback.given" && ![1, 2, 3, 4, 5].includes(activity.rating as number)) {
    return refusal("bad_rating", "A rating is a whole number from 1 to 5.");
  }
  if (kind.startsWith("meeting.") && kind !== "meeting.proposed") {
    const state = meetingState(tables, loop, activity.meeting as string);
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
