import { v7 as uuidv7 } from "uuid";
import type { LoopKind } from "../../access/access.tables.ts";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { Role } from "../../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type NewLoop = {
  programId: ProgramId;
  members: { participant: ParticipantId; role: Role }[];
  by: string;
  /** What makes it a group. */
  group?: { name: string; description: string | null; kind: Exclude<LoopKind, "pair"> };
};

/** Matches people: opens a loop with them. Refused (`bad_members`, `participant_removed` …) by the rules of the log. */
export async function openLoop(log: Log, wanted: NewLoop): Promise<LoopId> {
  return log.store.transaction((tx) => openLoopIn(log, tx, wanted));
}

export async function openLoopIn(log: Log, tx: Tx, wanted: NewLoop): Promise<LoopId> {
  const loopId = uuidv7() as LoopId;
  const at = log.now();
  await tx
    .insertInto("loop")
    .values({
      program_id: wanted.programId,
      loop_id: loopId,
      name: wanted.group?.name ?? null,
      description: wanted.group?.description ?? null,
      kind: wanted.group?.kind ?? "pair",
      status: "open",
      opened_at: at,
      paused_at: null,
      closed_at: null,
      reason: null,
    })
    .execute();
  await tx
    .insertInto("loop_member")
    .values(
      wanted.members.map((member) => ({
        program_id: wanted.programId,
        loop_id: loopId,
        participant_id: member.participant,
        role: member.role,
        added_at: at,
        removed_at: null,
      })),
    )
    .execute();
  await log.record(tx, wanted.programId, {
    kind: "loop.opened",
    actor: wanted.by,
    loop: loopId,
    members: wanted.members,
  });
  return loopId;
}
