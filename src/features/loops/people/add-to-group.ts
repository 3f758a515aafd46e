import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { Role } from "../../../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import { addMember, type JoinRefusal } from "../groups/members.ts";
import "../../../access/access.tables.ts";

export type GroupChoice = { loop_id: LoopId; name: string | null };

/** The groups that are not closed, by name; at most 200. */
export function openGroups(db: Db, programId: ProgramId): Promise<GroupChoice[]> {
  return db
    .selectFrom("loop")
    .where("program_id", "=", programId)
    .where("kind", "<>", "pair")
    .where("status", "<>", "closed")
    .orderBy("name")
    .limit(200)
    .select(["loop_id", "name"])
    .execute();
}

export type ToGroup = {
  programId: ProgramId;
  group: LoopId;
  people: readonly ParticipantId[];
  /** Null: as they signed up; who can be either comes as a mentee. */
  role: Role | null;
  by: string;
};

/** Takes people into a group, each by itself. Those who are in it, and who is not in the program, are passed over. */
export async function addToGroup(
  log: Log,
  { programId, group, people, role, by }: ToGroup,
): Promise<{ added: number } | { refused: JoinRefusal }> {
  const rows = await log.store.db
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where("participant_id", "in", [...people])
    .where("status", "<>", "removed")
    .orderBy("participant_id")
    .select(["participant_id", "role"])
    .execute();
  let added = 0;
  for (const { participant_id: participant, role: signedUp } of rows) {
    const as = role ?? (signedUp === "mentor" ? "mentor" : "mentee");
    const done = await addMember(log, { programId, loopId: group, participant, role: as, by });
    if (typeof done === "boolean") added += done ? 1 : 0;
    else if (done.refused !== "not_here") return done;
  }
  return { added };
}
