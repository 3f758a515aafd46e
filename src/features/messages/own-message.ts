import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./messages.tables.ts";

export type OwnMessage = { programId: ProgramId; loopId: LoopId; message: string; by: ParticipantId };

/** For how long a deleted message can be brought back; then its words are forgotten. */
export const UNDO_MS = 10 * 60_000;

/** A message of this loop by this person, locked; undefined when there is none, or it is somebody else's. */
export async function lockOwnMessage(tx: Tx, { programId, loopId, message, by }: OwnMessage) {
  return tx
    .selectFrom("message as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "=", loopId)
    .where("m.message_id", "=", message)
    .where("m.author_id", "=", by)
    .select(["m.body", "m.version", "m.deleted_at", "l.status as loop_status"])
    .forUpdate("m")
    .executeTakeFirst();
}

/** The row of that message, to be changed. */
export const updateOwnMessage = (tx: Tx, { programId, loopId, message }: OwnMessage) =>
  tx
    .updateTable("message")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("message_id", "=", message);
