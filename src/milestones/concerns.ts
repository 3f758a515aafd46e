import type { Activity } from "./activity.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import type { World } from "./world.ts";

/** Does an activity count for one person, in all their standings? What happens to a person does, whatever loop it names. */
export function isAlone({ kind, loop }: Activity): boolean {
  return loop == null || isOutsideLoops(kind) || kind.startsWith("participant.");
}

/** Kinds that belong to a person, never to a loop. */
export function isOutsideLoops(kind: string): boolean {
  return kind === "profile.completed" || kind === "guide.read";
}

/** Whom an activity counts for when it is alone: the person it names (a coordinator did it), or the one who did it. */
export function whose({ kind, participant, actor }: Activity): string | null | undefined {
  return kind === "step.granted" || kind.startsWith("participant.") ? participant : actor;
}

/** The loops and people that an activity counted for: they are folded again when it is taken back. */
export function affectedBy(world: World, activity: Activity): { loops: LoopId[]; participants: ParticipantId[] } {
  if (!isAlone(activity)) return { loops: [activity.loop as LoopId], participants: [] };
  const person = world.persons.get(whose(activity) as ParticipantId);
  return person ? { loops: [...person.loops], participants: [person.id] } : { loops: [], participants: [] };
}
