import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./invitations.tables.ts";
import { hashOf } from "../../access/secret-token.ts";

export type OpenInvitation = {
  programId: ProgramId;
  invitationId: string;
  participantId: ParticipantId;
  program: string;
  name: string;
  email: string;
  role: string;
};

/** The invitation that a token belongs to, while it can be taken; null for every other token, all alike. */
export async function findInvitation(db: Db, token: string): Promise<OpenInvitation | null> {
  const row = await db
    .selectFrom("invitation as i")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "i.program_id").onRef("p.participant_id", "=", "i.participant_id"),
    )
    .innerJoin("program", "program.program_id", "i.program_id")
    .where("i.token_hash", "=", hashOf(token))
    .where("i.accepted_at", "is", null)
    .where("p.user_id", "is", null)
    .where("p.email", "is not", null)
    .where("p.status", "<>", "removed")
    .select([
      "i.program_id",
      "i.invitation_id",
      "i.participant_id",
      "p.name",
      "p.email",
      "p.role",
      "program.name as program",
    ])
    .executeTakeFirst();
  if (!row) return null;
  return {
    programId: row.program_id,
    invitationId: row.invitation_id,
    participantId: row.participant_id,
    program: row.program,
    name: row.name,
    email: row.email as string,
    role: row.role,
  };
}

export type Acceptance = { userId: string; name: string; timezone: string | null };

/** Binds the participant to an account whose owner has shown, by the token, to read the mail. False when somebody was faster. */
export async function acceptInvitation(
  log: Log,
  invitation: OpenInvitation,
  { userId, name, timezone }: Acceptance,
): Promise<boolean> {
  const at = log.now();
  return log.store.transaction(async (tx) => {
    const taken = await tx
      .updateTable("participant")
      .set({
        user_id: userId,
        status: "active",
        accepted_at: at,
        last_active_at: at,
        name,
        ...(timezone ? { timezone } : {}),
      })
      .where("program_id", "=", invitation.programId)
      .where("participant_id", "=", invitation.participantId)
      .where("user_id", "is", null)
      .executeTakeFirst();
    if (Number(taken.numUpdatedRows) === 0) return false;
    await tx
      .updateTable("invitation")
      .set({ accepted_at: at })
      .where("program_id", "=", invitation.programId)
      .where("participant_id", "=", invitation.participantId)
      .execute();
    return true;
  });
}
