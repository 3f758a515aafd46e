import type { Activity } from "../milestones/activity.ts";
import { affectedBy } from "../milestones/concerns.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Change } from "../milestones/settle.ts";
import { membersOf, type World } from "../milestones/world.ts";

/**
 * Which states some activities may have changed, and for each when the last activity that touched it was recorded (ms). By
 * that moment it is decided whether a meeting is still to come, and so whose turn it is. A rebuild has the same moment.
 */
export type Touched = { loops: Map<string, number>; people: Map<string, number> };

/** What following some activities brought about; `refolded` are the loops that were folded again. */
export type Followed = { touched: Touched; changes: Change[]; refolded: Set<string> };

export const nothingTouched = (): Touched => ({ loops: new Map(), people: new Map() });

/** Marks the loops and people that an activity counts for. For a retraction, `of` is the activity that it takes back. */
export function markTouched(world: World, touched: Touched, activity: Activity, of: Activity = activity): void {
  const { loops, participants } = affectedBy(world, of);
  for (const loop of loops) touched.loops.set(loop, activity.recordedAt);
  for (const person of participants) touched.people.set(person, activity.recordedAt);
  if (!activity.loop || !activity.kind.startsWith("loop.")) return;
  for (const member of membersOf(world, activity.loop)) touched.people.set(member, activity.recordedAt);
}

/** The standings that this may have changed, in the order of their keys, with the moment of the last touch. */
export function standingsTouched(world: World, { loops, people }: Touched): [ParticipantId, LoopId | "", number][] {
  const all: [ParticipantId, LoopId | "", number][] = [];
  for (const [loop, at] of loops) {
    for (const member of membersOf(world, loop as LoopId)) all.push([member, loop as LoopId, at]);
  }
  for (const [person, at] of people) all.push([person as ParticipantId, "", at]);
  return all.sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1));
}
