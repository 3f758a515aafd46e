import type { Generated } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { CoordinatorRole } from "../../access/access.tables.ts";
import type { ProgramId } from "../../access/program-id.ts";
import { hashOf, newToken } from "../../access/secret-token.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { queueMail } from "../../mail/queue-mail.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    coordinator_invitation: {
      program_id: ProgramId;
      invitation_id: string;
      email: string;
      role: Generated<CoordinatorRole>;
      token_hash: string;
      invited_by: string;
      created_at: Date;
      accepted_at: Date | null;
    };
  }
}

/** Whom nobody has heard of since they were invited, by address. Who came once, left and is asked again is one of them. */
export async function invitedCoordinators(db: Db, programId: ProgramId): Promise<string[]> {
  const rows = await db
    .selectFrom("coordinator_invitation as i")
    .where("i.program_id", "=", programId)
    .where("i.accepted_at", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("coordinator_invitation as o")
            .whereRef("o.program_id", "=", "i.program_id")
            .whereRef("o.email", "=", "i.email")
            .whereRef("o.accepted_at", ">=", "i.created_at")
            .select("o.email"),
        ),
      ),
    )
    .orderBy("i.email")
    .select("i.email")
    .distinct()
    .execute();
  return rows.map((row) => row.email);
}

/** Invites somebody by mail to coordinate this program, too. Inviting again sends a new link. */
export async function inviteCoordinator(
  log: Log,
  { program, account }: CoordinatorViewer,
  { email, role }: { email: string; role: CoordinatorRole },
  baseUrl: string,
): Promise<void> {
  const token = newToken();
  const at = log.now();
  await log.store.transaction(async (tx) => {
    await tx
      .insertInto("coordinator_invitation")
      .values({
        program_id: program.programId,
        invitation_id: uuidv7(),
        email,
        role,
        token_hash: hashOf(token),
        invited_by: account.userId,
        created_at: at,
        accepted_at: null,
      })
      .execute();
    await queueMail(tx, {
      programId: program.programId,
      kind: "invitation",
      to: email,
      subject: `Will you help to coordinate ${program.name}?`,
      body: `Hello,

${account.name} asks you to coordinate ${program.name} together.

You will see who stands where, who is stuck, and what helps; never what people write to each other.

Say yes:
${baseUrl}/coordinating/${token}

The link is yours alone, so please do not pass it on.
`,
      at,
    });
  });
}

/** Takes an invitation back: none of the links that were sent to this address works any more. A second call changes nothing. */
export async function withdrawInvitation(log: Log, { program }: CoordinatorViewer, email: string): Promise<boolean> {
  const gone = await log.store.db
    .deleteFrom("coordinator_invitation")
    .where("program_id", "=", program.programId)
    .where("email", "=", email)
    .where("accepted_at", "is", null)
    .executeTakeFirst();
  return Number(gone.numDeletedRows) > 0;
}

export type OpenCoordinating = {
  programId: ProgramId;
  invitationId: string;
  email: string;
  program: string;
  role: CoordinatorRole;
};

/** The invitation to coordinate that a token belongs to, while it can be taken. */
export async function findCoordinating(db: Db, token: string): Promise<OpenCoordinating | null> {
  const row = await db
    .selectFrom("coordinator_invitation as i")
    .innerJoin("program as p", "p.program_id", "i.program_id")
    .where("i.token_hash", "=", hashOf(token))
    .where("i.accepted_at", "is", null)
    .select(["i.program_id", "i.invitation_id", "i.email", "i.role", "p.name"])
    .executeTakeFirst();
  if (!row) return null;
  const { program_id: programId, invitation_id: invitationId, email, role, name: program } = row;
  return { programId, invitationId, email, program, role };
}

/** Makes the account a coordinator. False when somebody was faster with the same link. */
export async function acceptCoordinating(log: Log, invitation: OpenCoordinating, userId: string): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const taken = await tx
      .updateTable("coordinator_invitation")
      .set({ accepted_at: log.now() })
      .where("program_id", "=", invitation.programId)
      .where("invitation_id", "=", invitation.invitationId)
      .where("accepted_at", "is", null)
      .executeTakeFirst();
    if (Number(taken.numUpdatedRows) === 0) return false;
    await tx
      .insertInto("coordinator")
      .values({ program_id: invitation.programId, user_id: userId, role: invitation.role })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return true;
  });
}
