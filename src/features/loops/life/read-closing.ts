import type { ProgramId } from "../../../access/program-id.ts";
import type { MemberViewer } from "../../../access/viewer.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db, Tx } from "../../../store/store.ts";
import "../../../access/access.tables.ts";
import "./closing.tables.ts";

/** For how long a member can undo a closing by a member (ms). */
export const UNDO = 14 * 86_400_000;

/**
 * The closing in force as a member may see it: who closed, the coordinator's message, the others' last words, and
 * what they said themselves. Never another's reason, comment or rating.
 */
export async function readClosing(db: Db | Tx, { program, participant, loop }: MemberViewer, asOf: Date) {
  const closing = await inForce(db, program.programId, loop.loopId)
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "c.program_id").onRef("p.participant_id", "=", "c.closed_by" as never),
    )
    .select(["c.closing_id", "c.closed_at", "c.closed_by", "c.message", "p.name as by_name"])
    // Of the reason a member may know only this.
    .select((eb) => eb.and([eb("c.reason", "=", "partner-left"), eb("c.closed_by", "is", null)]).as("left"))
    .executeTakeFirst();
  if (!closing) return null;
  const words = () =>
    db
      .selectFrom("closing_word as w")
      .where("w.program_id", "=", program.programId)
      .where("w.loop_id", "=", loop.loopId)
      .where("w.closing_id", "=", closing.closing_id);
  const [theirs, mine] = await Promise.all([
    words()
      .innerJoin("participant as p", (join) =>
        join.onRef("p.program_id", "=", "w.program_id").onRef("p.participant_id", "=", "w.participant_id"),
      )
      .where("w.participant_id", "<>", participant.participantId)
      .where("w.last_word", "is not", null)
      .orderBy("w.given_at")
      .select(["p.name", "w.last_word", "w.given_at"])
      .execute(),
    words()
      .where("w.participant_id", "=", participant.participantId)
      .select(["w.last_word", "w.given_at"])
      .executeTakeFirst(),
  ]);
  const byMember = closing.by_name !== null;
  return {
    ...closing,
    byMe: closing.closed_by === participant.participantId,
    theirs,
    mine: mine ?? null,
    undoable: byMember && asOf.getTime() <= closing.closed_at.getTime() + UNDO,
  };
}
export type Closing = NonNullable<Awaited<ReturnType<typeof readClosing>>>;

/** The closing in force as a coordinator may see it: reasons, comments and ratings. Never a last word. */
export async function readClosingForCoordinator(db: Db, programId: ProgramId, loopId: LoopId) {
  const closing = await inForce(db, programId, loopId)
    .select(["c.closing_id", "c.closed_at", "c.closed_by", "c.reason", "c.message"])
    .executeTakeFirst();
  if (!closing) return null;
  const words = await db
    .selectFrom("closing_word as w")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "w.program_id").onRef("p.participant_id", "=", "w.participant_id"),
    )
    .where("w.program_id", "=", programId)
    .where("w.loop_id", "=", loopId)
    .where("w.closing_id", "=", closing.closing_id)
    .orderBy("w.given_at")
    .select(["p.participant_id", "p.name", "w.reason", "w.comment", "w.rating", "w.given_at"])
    .execute();
  return { ...closing, words };
}
export type ClosingForCoordinator = NonNullable<Awaited<ReturnType<typeof readClosingForCoordinator>>>;

const inForce = (db: Db | Tx, programId: ProgramId, loopId: LoopId) =>
  db
    .selectFrom("closing as c")
    .where("c.program_id", "=", programId)
    .where("c.loop_id", "=", loopId)
    .where("c.undone_at", "is", null);
