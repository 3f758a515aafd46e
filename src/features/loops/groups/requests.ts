import type { Log } from "../../../activity/log.ts";
import type { Role } from "../../../milestones/activity.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { tell } from "../../../notices/tell.ts";
import { refreshMembers } from "../../../progress/refresh-members.ts";
import type { Db, Tx } from "../../../store/store.ts";
import { membersOf } from "../members-of.ts";
import { addMemberIn, type JoinRefusal, lockedGroup, type OfGroup } from "./members.ts";
import "./groups.tables.ts";

export type Asking = OfGroup & { participant: ParticipantId; note: string | null };

/** Asks to join a group that takes people on request; its mentors are told. Asked again, nothing changes. */
export async function askToJoin(log: Log, asking: Asking): Promise<boolean | { refused: JoinRefusal }> {
  const { programId, loopId, participant, note } = asking;
  const at = log.now();
  return log.store.transaction(async (tx) => {
    const group = await lockedGroup(tx, asking);
    if (group?.kind !== "on-request") return { refused: group ? "not_open_to_all" : "not_a_group" };
    if (group.status === "closed") return { refused: "loop_closed" };
    const members = await membersOf(tx, programId, loopId);
    if (members.some((member) => member.id === participant)) return false;
    const asked = await tx
      .insertInto("group_request")
      .values({
        program_id: programId,
        loop_id: loopId,
        participant_id: participant,
        asked_at: at,
        note,
        decided_at: null,
        decided_by: null,
        approved: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["program_id", "loop_id", "participant_id"])
          .doUpdateSet({ asked_at: at, note, decided_at: null, decided_by: null, approved: null })
          // One that waits stays as it is.
          .where("group_request.decided_at", "is not", null),
      )
      .executeTakeFirst();
    if (Number(asked.numInsertedOrUpdatedRows ?? 0) === 0) return false;
    const mentors = members.filter((member) => member.role === "mentor");
    const about = `request:${participant}`;
    const key = `${loopId} ${about} ${at.toISOString()}`;
    await tell(tx, programId, ...mentors.map(({ id: to }) => ({ kind: "group", to, loop: loopId, about, key, at })));
    await refreshMembers(log.store, tx, programId, loopId);
    return true;
  });
}

export type Decision = OfGroup & { participant: ParticipantId; by: string; role: Role; approve: boolean };

/** Lets somebody in who asked, or not. False: nobody waits there (any more). */
export async function decideRequest(log: Log, decision: Decision): Promise<boolean | { refused: JoinRefusal }> {
  const { programId, loopId, participant, by, approve } = decision;
  const at = log.now();
  return log.store.transaction(async (tx) => {
    const group = await lockedGroup(tx, decision);
    if (!group) return { refused: "not_a_group" };
    const decided = await tx
      .updateTable("group_request")
      .set({ decided_at: at, decided_by: by, approved: approve })
      .where("program_id", "=", programId)
      .where("loop_id", "=", loopId)
      .where("participant_id", "=", participant)
      .where("decided_at", "is", null)
      .executeTakeFirst();
    if (Number(decided.numUpdatedRows) === 0) return false;
    if (approve) {
      const added = await addMemberIn(log, tx, decision);
      return typeof added === "object" ? added : true;
    }
    const key = `${loopId} declined ${at.toISOString()}`;
    await tell(tx, programId, { kind: "group", to: participant, loop: loopId, about: "declined", key, at });
    return true;
  });
}

/** Who waits for an answer, the longest waiting first. */
export async function openRequests(db: Db | Tx, { programId, loopId }: OfGroup) {
  return db
    .selectFrom("group_request as r")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "r.program_id").onRef("p.participant_id", "=", "r.participant_id"),
    )
    .where("r.program_id", "=", programId)
    .where("r.loop_id", "=", loopId)
    .where("r.decided_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("r.asked_at")
    .select(["p.participant_id", "p.name", "p.role", "p.headline", "r.note", "r.asked_at"])
    .execute();
}
export type OpenRequest = Awaited<ReturnType<typeof openRequests>>[number];

/** What somebody is in a group who can be either: a mentee, unless they say otherwise. */
export const roleIn = (role: "mentor" | "mentee" | "either", wanted?: string): Role =>
  role === "either" ? (wanted === "mentor" ? "mentor" : "mentee") : role;
