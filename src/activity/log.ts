import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Refusal } from "../milestones/refusal.ts";
import type { Store, Tx } from "../store/store.ts";
import "./activity.tables.ts";
import { toRow } from "./row.ts";

/** What happened, before the log has given it its place. `occurredAt` (ms) left out means now. */
export type Draft = Omit<Activity, "id" | "seq" | "recordedAt" | "occurredAt"> & {
  id?: string;
  occurredAt?: number;
  recordedAt?: number;
};

/** Whoever computes what activities mean. It locks and loads what the drafts touch, follows them, and writes it down. */
export type Follower = {
  load(tx: Tx, programId: ProgramId, drafts: readonly Draft[]): Promise<Following>;
};
export type Following = {
  /** Is this id in the log already? Then it is the same thing told twice. */
  has(id: string): boolean;
  refuse(activity: Activity): Refusal | null;
  follow(activity: Activity): Promise<void>;
  write(): Promise<void>;
};

export type Recorded = { activities: Activity[]; refused: { index: number; refusal: Refusal }[]; skipped: number };

/** A refusal of an activity that one of our own verbs wanted to record: it takes the whole transaction with it. */
export class ActivityRefused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.words}`);
    this.refusal = refusal;
  }
}

export type Log = {
  store: Store;
  now: () => Date;
  /** Records what one verb did. Throws `ActivityRefused` (and so rolls back) when the rules of the log forbid it. */
  record(tx: Tx, programId: ProgramId, ...drafts: Draft[]): Promise<Activity[]>;
  /** Records many, from outside: refused ones are reported with their place and left out. */
  recordMany(tx: Tx, programId: ProgramId, drafts: readonly Draft[]): Promise<Recorded>;
};

/** The only writer of the log. Rows of a feature, its activity and all standings change in the same transaction. */
export function openLog(store: Store, follower: Follower, now: () => Date): Log {
  async function recordMany(tx: Tx, programId: ProgramId, drafts: readonly Draft[]): Promise<Recorded> {
    const recordedAt = now().getTime();
    const following = await follower.load(tx, programId, drafts);
    const places = await takePlaces(tx, drafts.length);
    const recorded: Recorded = { activities: [], refused: [], skipped: 0 };
    for (const [index, draft] of drafts.entries()) {
      const activity = {
        ...draft,
        id: draft.id ?? uuidv7(),
        seq: places[index],
        recordedAt: draft.recordedAt ?? recordedAt,
        occurredAt: draft.occurredAt ?? recordedAt,
      } as Activity;
      if (following.has(activity.id)) {
        recorded.skipped++;
        continue;
      }
      const refusal = following.refuse(activity);
      if (refusal) {
        recorded.refused.push({ index, refusal });
        continue;
      }
      await following.follow(activity);
      recorded.activities.push(activity);
    }
    await append(tx, programId, recorded.activities);
    await noteActive(tx, programId, recorded.activities);
    await following.write();
    return recorded;
  }

  return {
    store,
    now,
    recordMany,
    async record(tx, programId, ...drafts) {
      const recorded = await recordMany(tx, programId, drafts);
      const first = recorded.refused[0];
      if (first) throw new ActivityRefused(first.refusal);
      return recorded.activities;
    },
  };
}

async function takePlaces(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{
    seq: number;
  }>`select nextval('activity_seq') as seq from generate_series(1, ${count}::int)`.execute(tx);
  return rows.map((row) => Number(row.seq)).sort((a, b) => a - b);
}

/** When each participant last did something; what the clock or a coordinator does moves nobody's. */
async function noteActive(tx: Tx, programId: ProgramId, activities: readonly Activity[]): Promise<void> {
  const last = new Map<string, number>();
  for (const { actor, occurredAt, recordedAt } of activities) {
    if (actor) last.set(actor, Math.max(last.get(actor) ?? 0, Math.min(occurredAt, recordedAt)));
  }
  if (last.size === 0) return;
  const ids = [...last.keys()];
  const times = [...last.values()].map((at) => new Date(at).toISOString());
  await sql`update participant p set last_active_at = greatest(p.last_active_at, a.at)
    from unnest(${ids}::text[], ${times}::timestamptz[]) as a (id, at)
    where p.program_id = ${programId} and p.participant_id = a.id`.execute(tx);
}

async function append(tx: Tx, programId: ProgramId, activities: readonly Activity[]): Promise<void> {
  for (let from = 0; from < activities.length; from += 1_000) {
    const rows = activities.slice(from, from + 1_000).map((activity) => toRow(programId, activity));
    await tx
      .insertInto("activity")
      .values(rows.map((row) => ({ ...row, data: JSON.stringify(row.data) as unknown as Record<string, unknown> })))
      .execute();
    const taken = rows.filter((row) => row.kind === "activity.retracted");
    if (taken.length === 0) continue;
    await tx
      .insertInto("retraction")
      .values(
        taken.map((row) => ({
          program_id: programId,
          activity_id: String(row.data.of),
          retracted_by: row.id,
          recorded_at: row.recorded_at,
        })),
      )
      .execute();
  }
}
