import type { SignUpRole } from "./activity.ts";
import type { Engine } from "./compile.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import type { MemberState } from "./world.ts";

/** A stage passed, or the last one completed. */
export type Change = {
  participant: ParticipantId;
  loop: LoopId;
  role: SignUpRole;
  from: number;
  /** The stage entered; the same as `from` when the last one was completed. */
  to: number;
  completed: boolean;
  /** ms */
  at: number;
  activity: string;
};

/** No stage passed, as nearly always: one for all, as an array for each activity would be the engine's main garbage. */
export const NONE = Object.freeze([]) as unknown as Change[];

/**
 * Moves a member on while the required steps of their stage are done (rule 3). A stage is entered when the activity
 * that completed the one before it occurred, and never before that one was entered (rule 4).
 */
export function settle(
  engine: Engine,
  loop: LoopId,
  member: MemberState,
  occurredAt: number,
  activity: string,
): Change[] {
  let changes = NONE;
  const required = engine.required[member.role];
  const isDone = (stage: number) => (required[stage] as number[]).every((step) => member.tally.done[step]);
  while (member.completedAt === null && isDone(member.stage)) {
    const at = Math.max(occurredAt, member.enteredAt);
    const from = member.stage;
    const completed = from === required.length - 1;
    if (completed) member.completedAt = at;
    else {
      member.stage = from + 1;
      member.enteredAt = at;
      member.broughtBy = activity;
    }
    if (changes === NONE) changes = [];
    changes.push({
      participant: member.participant,
      loop,
      role: member.role,
      from,
      to: member.stage,
      completed,
      at,
      activity,
    });
  }
  return changes;
}
