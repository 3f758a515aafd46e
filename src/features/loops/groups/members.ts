import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { Role } from "../../../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { tell } from "../../../notices/tell.ts";
import type { Tx } from "../../../store/store.ts";
import { membersOf } from "../members-of.ts";
import "./groups.tables.ts";

export type OfGroup = { programId: ProgramId; loopId: LoopId };
export type Joining = OfGroup & { participant: ParticipantId; role: Role; by: string };
export type Leaving = OfGroup & { participant: ParticipantId; by: string };
export type JoinRefusal = "not_a_group" | "loop_closed" | "not_here" | "not_open_to_all";
export type LeaveRefusal = "not_a_group" | "loop_closed" | "last_mentor";

/** Takes somebody into a group. False: they are in it already. Whoever else changes its members waits meanwhile. */
export function addMember(log: Log, joining: Joining): Promise<boolean | { refused: JoinRefusal }> {
  return log.store.transaction((tx) => addMemberIn(log, tx, joining));
}

/** Somebody of the program joins a group that is open to all. */
export function joinGroup(log: Log, joining: Joining): Promise<boolean | { refused: JoinRefusal }> {
  return log.store.transaction(async (tx) => {
    const group = await lockedGroup(tx, joining);
    if (group?.kind !== "public") return { refused: group ? "not_open_to_all" : "not_a_group" };
    return addMemberIn(log, tx, joining);
  });
}

export async function addMemberIn(log: Log, tx: Tx, joining: Joining): Promise<boolean | { refused: JoinRefusal }> {
  const { programId, loopId, participant, role, by } = joining;
  const group = await lockedGroup(tx, joining);
  if (!group || group.kind === "pair") return { refused: "not_a_group" };
  if (group.status === "closed") return { refused: "loop_closed" };
  const row = () =>
    tx
      .selectFrom("loop_member")
      .where("program_id", "=", programId)
      .where("loop_id", "=", loopId)
      .where("participant_id", "=", participant);
  const present = await tx
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where("participant_id", "=", participant)
    .where("status", "<>", "removed")
    .select("participant_id")
    .executeTakeFirst();
  if (!present) return { refused: "not_here" };
  const known = await row().where("removed_at", "is", null).select("role").executeTakeFirst();
  if (known) return false;
  const at = log.now();
  await tx
    .insertInto("loop_member")
    .values({
      program_id: programId,
      loop_id: loopId,
      participant_id: participant,
      role,
      added_at: at,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["program_id", "loop_id", "participant_id"])
        .doUpdateSet({ role, added_at: at, removed_at: null }),
    )
    .execute();
  await tx
    .updateTable("group_request")
    .set({ decided_at: at, decided_by: by, approved: true })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("participant_id", "=", participant)
    .where("decided_at", "is", null)
    .execute();
  await log.record(tx, programId, { kind: "loop.member-added", loop: loopId, actor: by, participant, role });
  if (by !== participant) {
    const key = `${loopId} added ${at.toISOString()}`;
    await tell(tx, programId, { kind: "group", to: participant, loop: loopId, about: "added", key, at });
  }
  return true;
}

/** Takes somebody out of a group, or lets them leave. False: they are not in it. The last mentor stays until there is another. */
export function removeMember(log: Log, leaving: Leaving): Promise<boolean | { refused: LeaveRefusal }> {
  const { programId, loopId, participant, by } = leaving;
  return log.store.transaction(async (tx) => {
    const group = await lockedGroup(tx, leaving);
    if (!group || group.kind === "pair") return { refused: "not_a_group" };
    const members = await membersOf(tx, programId, loopId);
    const member = members.find((one) => one.id === participant);
    if (!member) return false;
    if (group.status === "closed") return { refused: "loop_closed" };
    const mentors = members.filter((one) => one.role === "mentor");
    if (member.role === "mentor" && mentors.length === 1) return { refused: "last_mentor" };
    await tx
      .updateTable("loop_member")
      .set({ removed_at: log.now() })
      .where("program_id", "=", programId)
      .where("loop_id", "=", loopId)
      .where("participant_id", "=", participant)
      .execute();
    await log.record(tx, programId, {
      kind: "loop.member-removed",
      loop: loopId,
      actor: by,
      participant,
      role: member.role,
    });
    return true;
  });
}

/** The loop's row, locked: two changes of its members come one after the other. */
export function lockedGroup(tx: Tx, { programId, loopId }: OfGroup) {
  return tx
    .selectFrom("loop")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .select(["kind", "status", "name"])
    .forNoKeyUpdate()
    .executeTakeFirst();
}
