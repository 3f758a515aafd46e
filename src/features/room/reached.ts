import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantViewer } from "../../access/viewer.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../activity/activity.tables.ts";
import "../../progress/progress.tables.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    milestone_seen: {
      program_id: ProgramId;
      participant_id: ParticipantId;
      loop_id: LoopId;
      /** The stage that was reached; one more than the last: the whole way. */
      stage: number;
      seen_at: Date;
    };
  }
}

/** A milestone that the viewer has reached and not been told of yet: of several in one loop, the last. */
export type Reached = { loopId: LoopId; stage: number; whole: boolean };

/** What was reached longer ago is no news any more (ms). */
const NEWS = 30 * 86_400_000;

export async function readReached(
  db: Db | Tx,
  { program, participant }: ParticipantViewer,
  loopIds: readonly LoopId[],
  now: Date,
): Promise<Reached[]> {
  if (loopIds.length === 0) return [];
  const since = new Date(now.getTime() - NEWS);
  const count = program.pathway.stages.length;
  const standings = await db
    .selectFrom("standing as s")
    .leftJoin("stage_transition as t", (join) =>
      join
        .onRef("t.program_id", "=", "s.program_id")
        .onRef("t.participant_id", "=", "s.participant_id")
        .onRef("t.loop_id", "=", "s.loop_id")
        .onRef("t.to_stage", "=", "s.stage"),
    )
    .leftJoin("activity as a", (join) =>
      join.onRef("a.program_id", "=", "t.program_id").onRef("a.id", "=", "t.activity_id"),
    )
    .where("s.program_id", "=", program.programId)
    .where("s.participant_id", "=", participant.participantId)
    .where("s.loop_id", "in", [...loopIds])
    .where("s.closed", "=", false)
    .where("s.stage", ">", 0)
    .select((eb) => [
      "s.loop_id",
      "s.stage",
      "s.completed_at",
      "a.recorded_at",
      eb
        .selectFrom("milestone_seen as m")
        .whereRef("m.program_id", "=", "s.program_id")
        .whereRef("m.participant_id", "=", "s.participant_id")
        .whereRef("m.loop_id", "=", "s.loop_id")
        .select((one) => one.fn.max("m.stage").as("stage"))
        .as("seen"),
    ])
    .execute();
  return standings.flatMap(({ loop_id, stage, completed_at, recorded_at, seen }) => {
    const whole = completed_at !== null;
    const at = completed_at ?? recorded_at;
    const reached = whole ? count : stage;
    const isNews = at !== null && at > since && reached > (seen ?? 0);
    return isNews ? [{ loopId: loop_id as LoopId, stage: reached, whole }] : [];
  });
}

/** They have seen that they reached this stage, and so the ones before it. Again is nothing. */
export async function markSeen(
  db: Db | Tx,
  { program, participant }: ParticipantViewer,
  { loopId, stage }: Pick<Reached, "loopId" | "stage">,
  now: Date,
): Promise<void> {
  const upTo = Math.min(stage, program.pathway.stages.length);
  if (upTo < 1) return;
  await db
    .insertInto("milestone_seen")
    .values({
      program_id: program.programId,
      participant_id: participant.participantId,
      loop_id: loopId,
      stage: upTo,
      seen_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * What there is to celebrate now. `shown`: the page goes straight before the reader's eyes, so it is told with it; a
 * page that a script asked for may never be seen, and says so itself when it is (`markSeen`).
 */
export async function celebrate(
  db: Db,
  viewer: ParticipantViewer,
  loopIds: readonly LoopId[],
  now: Date,
  shown: boolean,
): Promise<Reached[]> {
  const reached = await readReached(db, viewer, loopIds, now);
  if (shown) for (const one of reached) await markSeen(db, viewer, one, now);
  return reached;
}
