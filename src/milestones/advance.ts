import type { Activity, SignUpRole } from "./activity.ts";
import type { Engine } from "./compile.ts";
import { copyTally, count, type Doer, emptyTally, grant, wouldCount } from "./count.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { followMeeting } from "./meetings.ts";
import { type Change, NONE, settle } from "./settle.ts";
import { beginSpan, endSpan } from "./spans.ts";
import { isHere, type LoopState, type MemberState, memberOf, type PersonState, type World } from "./world.ts";

export type { Change } from "./settle.ts";

/**
 * Folds one activity into the world, in place, and answers with the stages passed. The activity must not have been
 * refused (`refuse`). A retraction changes nothing here: what it touches (`affectedBy`) has to be folded again from
 * the log without the retracted activity (`refold`). Unknown kinds change nothing.
 */
export function advance(engine: Engine, world: World, activity: Activity): Change[] {
  if (activity.kind.startsWith("participant.")) return movePerson(engine, world, activity);
  if (activity.kind === "activity.retracted") return NONE;
  if (activity.kind === "loop.opened") return openLoop(engine, world, activity);
  if (isAlone(activity)) return countAlone(engine, world, activity);
  const loop = world.loops.get(activity.loop as LoopId);
  return loop ? inLoop(engine, world, loop, activity) : NONE;
}

/** Does it count for one person, in all their standings? What happens to people does, whatever loop it names. */
export function isAlone({ kind, loop }: Activity): boolean {
  return kind === "profile.completed" || kind === "guide.read" || kind.startsWith("participant.") || loop == null;
}

/** For whom an activity counts that is alone: the one a coordinator names, or the one who did it. */
function whose({ kind, participant, actor }: Activity): ParticipantId {
  return (kind === "step.granted" || kind.startsWith("participant.") ? participant : actor) as ParticipantId;
}

/** What has to be folded again when an activity is taken back. */
export function affectedBy(world: World, activity: Activity): { loops: LoopId[]; participants: ParticipantId[] } {
  if (!isAlone(activity)) return { loops: [activity.loop as LoopId], participants: [] };
  const person = world.persons.get(whose(activity));
  return person ? { loops: [...person.loops], participants: [person.id] } : { loops: [], participants: [] };
}

function movePerson(engine: Engine, world: World, activity: Activity): Change[] {
  const id = activity.participant as ParticipantId;
  const person = world.persons.get(id) as PersonState;
  const at = activity.occurredAt;
  if (activity.kind === "participant.joined") {
    world.persons.set(id, {
      id,
      role: activity.role as SignUpRole,
      joinedAt: at,
      present: true,
      absences: [],
      loops: [],
      openLoops: 0,
      soloSince: at,
      tally: emptyTally(engine),
    });
    return countAlone(engine, world, activity);
  }
  if (activity.kind === "participant.removed") {
    person.present = false;
    beginSpan(person.absences, at);
  } else if (activity.kind === "participant.rejoined" && !person.present) {
    person.present = true;
    endSpan(person.absences, at);
  }
  return [];
}

function openLoop(engine: Engine, world: World, activity: Activity): Change[] {
  const id = activity.loop as LoopId;
  const loop: LoopState = { id, state: "open", spans: [], members: [], meetings: {}, proposal: null };
  world.loops.set(id, loop);
  for (const { participant, role } of activity.members as NonNullable<Activity["members"]>) {
    const person = world.persons.get(participant) as PersonState;
    loop.members.push(newMember(person, role));
    // A new array has no room to spare; there are millions of these.
    person.loops = [...person.loops, id];
    person.openLoops++;
  }
  return [
    ...countInLoop(engine, world, loop, activity),
    ...loop.members.flatMap((member) => settle(engine, id, member, activity.occurredAt, activity.id)),
  ];
}

function newMember(person: PersonState, role: MemberState["role"]): MemberState {
  return {
    participant: person.id,
    role,
    present: true,
    absences: [],
    tally: copyTally(person.tally),
    stage: 0,
    enteredAt: person.joinedAt,
    completedAt: null,
    broughtBy: null,
  };
}

function inLoop(engine: Engine, world: World, loop: LoopState, activity: Activity): Change[] {
  const at = activity.occurredAt;
  const person = activity.participant;
  switch (activity.kind) {
    case "loop.member-added": {
      const member = addMember(world, loop, activity);
      return [
        ...countInLoop(engine, world, loop, activity, [member.participant]),
        ...settle(engine, loop.id, member, at, activity.id),
      ];
    }
    case "loop.member-removed": {
      const member = memberOf(loop, person as string) as MemberState;
      const changes = countInLoop(engine, world, loop, activity, [member.participant]);
      member.present = false;
      beginSpan(member.absences, at);
      lessOne(world, member, at);
      return changes;
    }
    case "loop.paused":
      loop.state = "paused";
      beginSpan(loop.spans, at);
      break;
    case "loop.resumed":
      loop.state = "open";
      endSpan(loop.spans, at);
      break;
    case "loop.closed":
      loop.state = "closed";
      beginSpan(loop.spans, at);
      for (const member of loop.members) if (member.present) lessOne(world, member, at);
      break;
    case "loop.reopened":
      loop.state = "open";
      endSpan(loop.spans, at);
      for (const member of loop.members) if (member.present) oneMore(world, member);
      break;
    case "step.granted": {
      const member = memberOf(loop, person as string) as MemberState;
      if (!grant(engine, member.tally, activity)) return NONE;
      return settle(engine, loop.id, member, at, activity.id);
    }
    default:
      followMeeting(loop, activity);
  }
  return countInLoop(engine, world, loop, activity, activity.kind === "meeting.held" ? activity.attendees : undefined);
}

/** Somebody comes, or comes back and goes on where they left; in another role they start again with what they have done. */
function addMember(world: World, loop: LoopState, activity: Activity): MemberState {
  const person = world.persons.get(activity.participant as ParticipantId) as PersonState;
  const role = activity.role as MemberState["role"];
  let member = memberOf(loop, person.id);
  if (member) {
    if (member.role !== role)
      Object.assign(member, newMember(person, role), { tally: member.tally, absences: member.absences });
    member.present = true;
    endSpan(member.absences, activity.occurredAt);
  } else {
    member = newMember(person, role);
    loop.members.push(member);
    person.loops.push(loop.id);
  }
  person.openLoops++;
  return member;
}

/** A member's loop closed, or they left it. Without another one they look for a new match from now on. */
function lessOne(world: World, member: MemberState, at: number): void {
  const person = world.persons.get(member.participant) as PersonState;
  person.openLoops--;
  if (person.openLoops === 0) person.soloSince = Math.max(at, person.joinedAt);
}

function oneMore(world: World, member: MemberState): void {
  const person = world.persons.get(member.participant) as PersonState;
  person.openLoops++;
}

/** Counts an activity for those who are members now; when it is for some only, for those among them (rule 2). */
function countInLoop(
  engine: Engine,
  world: World,
  loop: LoopState,
  activity: Activity,
  only?: readonly ParticipantId[],
): Change[] {
  const heard = engine.heard.get(activity.kind);
  if (heard === undefined) return NONE;
  const actor = activity.actor ? memberOf(loop, activity.actor) : undefined;
  let changes = NONE;
  for (const member of loop.members) {
    const doer: Doer = actor === member ? "self" : actor && actor.role !== member.role ? "partner" : "other";
    // Asked first, as it is nearly always no, and to look up the person costs more than all the rest.
    if (!wouldCount(heard, member.tally, activity, doer)) continue;
    if ((only && !only.includes(member.participant)) || !isHere(world, member)) continue;
    if (!count(engine, member.tally, activity, doer)) continue;
    const passed = settle(engine, loop.id, member, activity.occurredAt, activity.id);
    changes = changes.length === 0 ? passed : changes.concat(passed);
  }
  return changes;
}

/** What somebody does outside of loops counts for them alone, in all their loops: open, left and closed ones (rule 2). */
function countAlone(engine: Engine, world: World, activity: Activity): Change[] {
  const id = whose(activity);
  const person = world.persons.get(id);
  if (!person) return [];
  const doer: Doer = activity.actor === id ? "self" : "other";
  const take = (tally: PersonState["tally"]) =>
    activity.kind === "step.granted" ? grant(engine, tally, activity) : count(engine, tally, activity, doer);
  take(person.tally);
  const changes: Change[] = [];
  for (const loopId of person.loops) {
    const member = memberOf(world.loops.get(loopId) as LoopState, id) as MemberState;
    if (take(member.tally)) changes.push(...settle(engine, loopId, member, activity.occurredAt, activity.id));
  }
  return changes;
}
