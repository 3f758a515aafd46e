import { CompiledQuery } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Tx } from "../store/store.ts";
import type { Filled } from "../store/together.ts";
import "../access/access.tables.ts";

/** So often it is noted that somebody is active, or a loop: to the minute is exact enough to read, and a conversation writes less. */
export const NOTED_EVERY_MS = 60_000;

const SEEN = {
  name: "seen",
  text: `update participant p set last_active_at = s.at
    from json_to_recordset($2::json) as s (id text, at timestamptz)
    where p.program_id = $1 and p.participant_id = s.id
      and (p.last_active_at is null or p.last_active_at <= s.at - interval '${NOTED_EVERY_MS} ms')`,
};

/** When each actor last did something (ms), by these activities. What the clock does has no actor. */
export function lastActive(activities: readonly Activity[]): Map<string, number> {
  const last = new Map<string, number>();
  for (const { actor, occurredAt, recordedAt } of activities) {
    if (actor) last.set(actor, Math.max(last.get(actor) ?? 0, Math.min(occurredAt, recordedAt)));
  }
  return last;
}

/**
 * A part of a statement that notes when participants were last active, if that is a minute or more after what is noted
 * already; null when there is nothing to note. `noted` is what the table says now (ms), of those of whom that is known.
 */
export function peopleSeen(
  programId: ProgramId,
  activities: readonly Activity[],
  noted?: ReadonlyMap<string, number>,
): Filled | null {
  const last = [...lastActive(activities)]
    .filter(([id, at]) => noted === undefined || (noted.has(id) && at - (noted.get(id) as number) >= NOTED_EVERY_MS))
    .map(([id, at]) => ({ id, at: new Date(at) }));
  return last.length === 0 ? null : { piece: SEEN, values: [programId, JSON.stringify(last)] };
}

/** The same in a statement of its own, for people whose rows were made after the log was told of them. */
export async function noteActive(tx: Tx, programId: ProgramId, activities: readonly Activity[]): Promise<void> {
  const filled = peopleSeen(programId, activities);
  if (filled) await tx.executeQuery(CompiledQuery.raw(filled.piece.text, [...filled.values]));
}
