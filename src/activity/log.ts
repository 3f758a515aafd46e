import { v7 as uuidv7 } from "uuid";
import type { LoopStatus } from "../access/access.tables.ts";
import type { ProgramId } from "../access/program-id.ts";
import type { Activity } from "../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Refusal } from "../milestones/refusal.ts";
import type { Store, Tx } from "../store/store.ts";
import type { Filled } from "../store/together.ts";
import { appended } from "./append.ts";

/** What happened, before the log has given it its place. `occurredAt` (ms) left out means now. */
export type Draft = Omit<Activity, "id" | "seq" | "recordedAt" | "occurredAt"> & {
  id?: string;
  occurredAt?: number;
  recordedAt?: number;
};

/** Whoever computes what activities mean. It locks and loads what the drafts touch, follows them, and writes all of it down. */
export type Follower = {
  load(tx: Tx, programId: ProgramId, drafts: readonly Draft[]): Promise<Following>;
  /** The same for one activity that is to come in one loop, with an answer beside it; null when there is no such loop. */
  hold(tx: Tx, programId: ProgramId, holding: Holding): Promise<(HeldLoop & { following: Following }) | null>;
};
/** A loop that a verb wants to write in, who will do it there, and what the verb asks before it knows whether it may. */
export type Holding = {
  loop: LoopId;
  actor: ParticipantId;
  /** An expression in SQL, with `$1` … of its own; one that must see what was written meanwhile is a volatile function. */
  ask: Filled;
};
type HeldLoop = { status: LoopStatus; answer: unknown };
export type Following = {
  /** Places in the log, rising, one for each draft: taken under the locks. */
  places: readonly number[];
  /** Is this id in the log already? Then it is the same thing told twice. */
  has(id: string): boolean;
  refuse(activity: Activity): Refusal | null;
  follow(activity: Activity): Promise<void>;
  /** Writes the rows of the log, and what follows from them, in one statement as far as that goes. */
  write(rows: readonly Filled[]): Promise<void>;
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
  /**
   * For verbs that run all day: one statement locks the loop, asks the verb's question and reads what `record` needs; then
   * `record` writes the activity together with the verb's own rows in one more. Null when there is no such loop.
   */
  hold<Answer>(tx: Tx, programId: ProgramId, holding: Holding): Promise<Held<Answer> | null>;
  /** Records many, from outside: refused ones are reported with their place and left out. */
  recordMany(tx: Tx, programId: ProgramId, drafts: readonly Draft[]): Promise<Recorded>;
};

export type Held<Answer> = {
  status: LoopStatus;
  answer: Answer;
  /** As `record` of the log, for one activity by that actor in that loop. */
  record(draft: Draft, rows: readonly Filled[]): Promise<void>;
};

/** The only writer of the log. Rows of a feature, its activity and all standings change in the same transaction. */
export function openLog(store: Store, follower: Follower, now: () => Date): Log {
  async function recordMany(tx: Tx, programId: ProgramId, drafts: readonly Draft[]): Promise<Recorded> {
    return follow(await follower.load(tx, programId, drafts), programId, drafts);
  }

  async function follow(
    following: Following,
    programId: ProgramId,
    drafts: readonly Draft[],
    rows: readonly Filled[] = [],
  ): Promise<Recorded> {
    const recordedAt = now().getTime();
    const recorded: Recorded = { activities: [], refused: [], skipped: 0 };
    for (const [index, draft] of drafts.entries()) {
      const activity = {
        ...draft,
        id: draft.id ?? uuidv7(),
        seq: following.places[index],
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
    if (recorded.activities.length > 0) await following.write([...rows, ...appended(programId, recorded.activities)]);
    return recorded;
  }

  return {
    store,
    now,
    recordMany,
    async record(tx, programId, ...drafts) {
      return allOf(await recordMany(tx, programId, drafts));
    },
    async hold<Answer>(tx: Tx, programId: ProgramId, holding: Holding) {
      const held = await follower.hold(tx, programId, holding);
      if (!held) return null;
      return {
        status: held.status,
        answer: held.answer as Answer,
        async record(draft: Draft, rows: readonly Filled[]) {
          allOf(await follow(held.following, programId, [draft], rows));
        },
      };
    },
  };
}

function allOf({ activities, refused: [first] }: Recorded): Activity[] {
  if (first) throw new ActivityRefused(first.refusal);
  return activities;
}
