import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { ActivityRow } from "./activity.tables.ts";

/** An activity as its row in the log. Dates within the further fields (`startsAt`, `endsAt`) stay numbers, in ms. */
export function toRow(programId: ProgramId, activity: Activity): ActivityRow {
  const { id, seq, kind, occurredAt, recordedAt, loop, actor, ...data } = activity;
  return {
    program_id: programId,
    seq,
    id,
    kind,
    occurred_at: new Date(occurredAt),
    recorded_at: new Date(recordedAt),
    loop_id: loop ?? null,
    actor: actor ?? null,
    person_id: loop ? null : personOf(activity),
    data,
  };
}

/** A row of the log as the activity it holds: `toRow` backwards. */
export function fromRow(row: ActivityRow): Activity {
  return {
    ...row.data,
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    occurredAt: row.occurred_at.getTime(),
    recordedAt: row.recorded_at.getTime(),
    ...(row.loop_id === null ? {} : { loop: row.loop_id }),
    ...(row.actor === null ? {} : { actor: row.actor }),
  } as Activity;
}

/** Whom an activity without a loop is about: its participant, else its actor. */
export function personOf(activity: Activity): string | null {
  return activity.participant ?? activity.actor ?? null;
}
