import type { Activity, SignUpRole } from "./activity.ts";
import type { Engine } from "./compile.ts";
import type { LoopId, ParticipantId } from "./ids.ts";
import { roleNumberIn, roleOf, type Tables } from "./tables.ts";
import { COMPLETED, FLAGS, STAGE_SHIFT, type Tallies, WHO } from "./tallies.ts";

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

/** No stage passed, as nearly always. One array for all: one for each activity would be most of the engine's garbage. */
export const NONE = Object.freeze([]) as unknown as Change[];

/**
 * Moves a member on while the required steps of their stage are done (rule 3). A stage is entered when the activity
 * that completed the one before it occurred, and never before that one was entered (rule 4).
 */
export function settle(engine: Engine, tables: Tables, loop: number, seat: number, activity: Activity): Change[] {
  let changes = NONE;
  const { seats } = tables;
  const required = engine.requiredBits[roleNumberIn(seats.get(seat, FLAGS))] as Int32Array[];
  for (;;) {
    const flags = seats.get(seat, FLAGS);
    const from = flags >> STAGE_SHIFT;
    if ((flags & COMPLETED) !== 0 || !isDone(seats, seat, required[from] as Int32Array)) return changes;
    const at = Math.max(activity.occurredAt, seats.time(seat, 0));
    const completed = from === required.length - 1;
    if (completed) {
      seats.set(seat, FLAGS, flags | COMPLETED);
      seats.setTime(seat, 1, at);
    } else {
      seats.set(seat, FLAGS, flags + (1 << STAGE_SHIFT));
      seats.setTime(seat, 0, at);
      seats.setMore(seat, tables.told(activity));
    }
    const change: Change = {
      participant: tables.people.id(seats.get(seat, WHO)),
      loop: tables.loops.id(loop),
      role: roleOf(seats, seat),
      from,
      to: completed ? from : from + 1,
      completed,
      at,
      activity: activity.id,
    };
    if (changes === NONE) changes = [change];
    else changes.push(change);
  }
}

function isDone({ rows, layout }: Tallies, seat: number, required: Int32Array): boolean {
  const at = seat * layout.width + layout.done;
  for (let word = 0; word < required.length; word++) {
    const asked = required[word] as number;
    if (((rows[at + word] as number) & asked) !== asked) return false;
  }
  return true;
}
