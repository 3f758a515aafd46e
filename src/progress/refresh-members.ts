import type { ProgramId } from "../access/program-id.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Store, Tx } from "../store/store.ts";
import { REFRESH_CHANNEL, type Refresh, TOLD_MAX } from "./refresh-channel.ts";
import "../access/access.tables.ts";

/**
 * Tells the open pages of a loop's members, once this transaction is through, that something in their loop has changed
 * which is no activity: a message put otherwise, a file, how far somebody has read. What is recorded in the log tells by
 * itself. Coordinators are told only of what they may see.
 */
export async function refreshMembers(
  store: Store,
  tx: Tx,
  programId: ProgramId,
  loopId: LoopId,
  { coordinatorsToo = false } = {},
): Promise<void> {
  const members = await tx
    .selectFrom("loop_member")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("removed_at", "is", null)
    .limit(TOLD_MAX)
    .select("participant_id")
    .execute();
  const participants = members.map((member) => member.participant_id);
  await tellPages(store, tx, { program: programId, participants, membersOnly: !coordinatorsToo });
}

/** The same for one person's own pages: something that nobody else in the loop sees. */
export async function refreshMember(
  store: Store,
  tx: Tx,
  programId: ProgramId,
  participantId: ParticipantId,
  { coordinatorsToo = false } = {},
): Promise<void> {
  await tellPages(store, tx, { program: programId, participants: [participantId], membersOnly: !coordinatorsToo });
}

/** The same for the pages of the coordinators alone. */
export async function refreshCoordinators(store: Store, tx: Tx, programId: ProgramId): Promise<void> {
  await tellPages(store, tx, { program: programId, participants: [], membersOnly: false });
}

const tellPages = (store: Store, tx: Tx, change: Refresh) => store.notify(tx, REFRESH_CHANNEL, JSON.stringify(change));
