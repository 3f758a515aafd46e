import { type Activity, KINDS, kindNumber, type SignUpRole } from "./activity.ts";
import { type Doer, type Engine, type Heard, OTHER, PARTNER, SELF } from "./compile.ts";
import { isOutsideLoops, whose } from "./concerns.ts";
import { count, grant, hears } from "./count.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { followMeeting } from "./meetings.ts";
import { addMember, newMember, oneOpenLoopLess, oneOpenLoopMore, presentIn } from "./members.ts";
import { type Change, NONE, settle } from "./settle.ts";
import { beginSpan, endSpan } from "./spans.ts";
import { CLOSED, OPEN, PAUSED, roleNumber, roleOf, type Tables } from "./tables.ts";
import { FLAGS, NEXT, PRESENT, ROLE_SHIFT, type Tallies, WHO } from "./tallies.ts";
import { tablesOf, type World } from "./world.ts";

/** The ways in which kinds are folded. */
const NOTHING = 0;
const PERSON = 1;
const ALONE = 2;
const OPENING = 3;
const IN_LOOP = 4;
const MEETING = 5;
const COUNTED = 6;
/** The way of each kind, by its number. */
const WAYS = Uint8Array.from([NOTHING, ...KINDS.map(wayOf)]);

function wayOf(kind: string): number {
  if (kind.startsWith("participant.")) return PERSON;
  if (kind === "activity.retracted") return NOTHING;
  if (kind === "loop.opened") return OPENING;
  if (isOutsideLoops(kind)) return ALONE;
  if (kind.startsWith("meeting.")) return MEETING;
  return kind.startsWith("loop.") || kind === "step.granted" ? IN_LOOP : COUNTED;
}

/**
 * Folds one activity into the world, in place, and answers with the stages passed. The activity must not have been
 * refused (`refuse`). A retraction changes nothing here: what it touches (`affectedBy`) has to be folded again from
 * the log without the retracted activity (`takeBack`). Unknown kinds change nothing.
 */
export function advance(engine: Engine, world: World, activity: Activity): Change[] {
  const tables = tablesOf(engine, world);
  const loop = activity.loop == null ? NO_LOOP : tables.loops.find(activity.loop);
  return advanceIn(engine, tables, activity, kindNumber(activity.kind), loop, NOT_LOOKED_UP);
}

/** In place of the number of a loop: the activity has none. */
export const NO_LOOP = -1;
/** In place of the number of a person: look them up when it matters. */
const NOT_LOOKED_UP = -1;

/** The same, when the numbers are known: of the kind, of the loop, of `whose` it is, and of the members of a new loop. */
export function advanceIn(
  engine: Engine,
  tables: Tables,
  activity: Activity,
  kind: number,
  loop: number,
  person: number,
  members?: Int32Array,
): Change[] {
  const way = WAYS[kind] as number;
  if (way === COUNTED && loop >= 0) return countInLoop(engine, tables, loop, activity, kind, person);
  if (way === NOTHING) return NONE;
  if (way === PERSON) return movePerson(engine, tables, activity, kind, person);
  if (way === OPENING) return openLoop(engine, tables, activity, kind, loop, members);
  if (way === ALONE || loop === NO_LOOP) return countAlone(engine, tables, activity, kind, person);
  if (tables.state(loop) === 0) return NONE;
  if (way === IN_LOOP) return inLoop(engine, tables, loop, activity, kind);
  followMeeting(tables, loop, activity);
  const only = activity.kind === "meeting.held" ? activity.attendees : undefined;
  return countInLoop(engine, tables, loop, activity, kind, person, only);
}

function movePerson(engine: Engine, tables: Tables, activity: Activity, kind: number, known: number): Change[] {
  const { folk } = tables;
  const person = known === NOT_LOOKED_UP ? tables.people.of(activity.participant as ParticipantId) : known;
  const at = activity.occurredAt;
  if (activity.kind === "participant.joined") {
    tables.addPerson(person);
    folk.set(person, FLAGS, PRESENT | (roleNumber(activity.role as SignUpRole) << ROLE_SHIFT));
    folk.setTime(person, 0, at);
    folk.setTime(person, 1, at);
    folk.clear(person);
    return countAlone(engine, tables, activity, kind, person);
  }
  if (activity.kind === "participant.removed") {
    folk.set(person, FLAGS, folk.get(person, FLAGS) & ~PRESENT);
    folk.setSpan(person, beginSpan(tables.spans, folk.span(person), at));
  } else if (!tables.isPresent(person)) {
    folk.set(person, FLAGS, folk.get(person, FLAGS) | PRESENT);
    folk.setSpan(person, endSpan(tables.spans, folk.span(person), at));
  }
  return NONE;
}

function openLoop(
  engine: Engine,
  tables: Tables,
  activity: Activity,
  kind: number,
  known: number,
  numbers?: Int32Array,
): Change[] {
  const loop = known > 0 ? known : tables.loops.of(activity.loop as LoopId);
  tables.addLoop(loop);
  tables.setState(loop, OPEN);
  const members = activity.members as NonNullable<Activity["members"]>;
  for (let i = 0; i < members.length; i++) {
    const { participant, role } = members[i] as (typeof members)[number];
    newMember(tables, loop, numbers === undefined ? tables.person(participant) : (numbers[i] as number), role);
  }
  let changes = countInLoop(engine, tables, loop, activity, kind, NOT_LOOKED_UP);
  for (let seat = tables.firstSeat(loop); seat > 0; seat = tables.nextSeat(seat)) {
    changes = joined(changes, settle(engine, tables, loop, seat, activity));
  }
  return changes;
}

function inLoop(engine: Engine, tables: Tables, loop: number, activity: Activity, kind: number): Change[] {
  const { seats, spans } = tables;
  const at = activity.occurredAt;
  const person = tables.people.find(activity.participant);
  switch (activity.kind) {
    case "loop.member-added": {
      const seat = addMember(tables, loop, person, activity);
      return [
        ...countInLoop(engine, tables, loop, activity, kind, NOT_LOOKED_UP, [activity.participant as ParticipantId]),
        ...settle(engine, tables, loop, seat, activity),
      ];
    }
    case "loop.member-removed": {
      const seat = tables.seatOf(loop, person);
      const only = [activity.participant as ParticipantId];
      const changes = countInLoop(engine, tables, loop, activity, kind, NOT_LOOKED_UP, only);
      seats.set(seat, FLAGS, seats.get(seat, FLAGS) & ~PRESENT);
      seats.setSpan(seat, beginSpan(spans, seats.span(seat), at));
      oneOpenLoopLess(tables, person, at);
      return changes;
    }
    case "loop.paused":
      tables.setState(loop, PAUSED);
      tables.setSpan(loop, beginSpan(spans, tables.span(loop), at));
      break;
    case "loop.resumed":
      tables.setState(loop, OPEN);
      tables.setSpan(loop, endSpan(spans, tables.span(loop), at));
      break;
    case "loop.closed":
      tables.setState(loop, CLOSED);
      tables.setSpan(loop, beginSpan(spans, tables.span(loop), at));
      for (const one of presentIn(tables, loop)) oneOpenLoopLess(tables, one, at);
      break;
    case "loop.reopened":
      tables.setState(loop, OPEN);
      tables.setSpan(loop, endSpan(spans, tables.span(loop), at));
      for (const one of presentIn(tables, loop)) oneOpenLoopMore(tables, one);
      break;
    case "step.granted": {
      const seat = tables.seatOf(loop, person);
      return grant(engine, tables, seats, seat, activity) ? settle(engine, tables, loop, seat, activity) : NONE;
    }
  }
  return countInLoop(engine, tables, loop, activity, kind, NOT_LOOKED_UP);
}

/** Counts an activity for those who are members now (rule 2). `only`: for these among them. */
function countInLoop(
  engine: Engine,
  tables: Tables,
  loop: number,
  activity: Activity,
  kind: number,
  actor: number,
  only?: readonly ParticipantId[],
): Change[] {
  const heard = engine.heard[kind] as Engine["heard"][number];
  if (heard === null) return NONE;
  const { seats } = tables;
  const { rows, layout } = seats;
  const { width, open } = layout;
  let changes = NONE;
  for (let seat = tables.firstSeat(loop); seat !== 0; seat = rows[seat * width + NEXT] as number) {
    // Asked first: nearly always nobody listens, whoever did it, and then nothing else has to be fetched from memory.
    if (!hears(rows, seat * width + open, heard.ears)) continue;
    const doer = doerSeenFrom(tables, loop, seat, heard, activity, actor);
    if (!hears(rows, seat * width + open, heard.earsOf[doer])) continue;
    if (!tables.isHere(seat) || (only && !only.includes(tables.people.id(rows[seat * width + WHO] as number))))
      continue;
    if (!count(engine, tables, seats, seat, heard, activity, doer)) continue;
    changes = joined(changes, settle(engine, tables, loop, seat, activity));
  }
  return changes;
}

function joined(some: Change[], more: Change[]): Change[] {
  if (more.length === 0) return some;
  return some.length === 0 ? more : some.concat(more);
}

function doerSeenFrom(
  tables: Tables,
  loop: number,
  seat: number,
  { heedsPartner }: Heard,
  activity: Activity,
  actor: number,
): Doer {
  const { seats, people } = tables;
  const who = seats.get(seat, WHO);
  if (actor === NOT_LOOKED_UP ? people.id(who) === activity.actor : who === actor) return SELF;
  if (!heedsPartner || !activity.actor) return OTHER;
  const other = tables.seatOf(loop, people.find(activity.actor));
  return other > 0 && roleOf(seats, other) !== roleOf(seats, seat) ? PARTNER : OTHER;
}

/** What somebody does outside of loops counts for them alone, in all their loops: open, left or closed (rule 2). */
function countAlone(engine: Engine, tables: Tables, activity: Activity, kind: number, known: number): Change[] {
  const id = whose(activity);
  const person = known === NOT_LOOKED_UP ? tables.person(id) : tables.personHere(known);
  if (person === 0) return NONE;
  const heard = engine.heard[kind] as Engine["heard"][number];
  const doer: Doer = activity.actor === id ? SELF : OTHER;
  const take = (tallies: Tallies, row: number): boolean => {
    if (activity.kind === "step.granted") return grant(engine, tables, tallies, row, activity);
    return heard !== null && count(engine, tables, tallies, row, heard, activity, doer);
  };
  take(tables.folk, person);
  const changes: Change[] = [];
  for (const loop of tables.loopsOf(person)) {
    const seat = tables.seatOf(loop, person);
    if (take(tables.seats, seat)) changes.push(...settle(engine, tables, loop, seat, activity));
  }
  return changes;
}
