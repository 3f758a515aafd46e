import { v7 as uuidv7 } from "uuid";
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
      token_hash: string;
      invited_by: string;
      created_at: Date;
      accepted_at: Date | null;
    };
  }
}

/** Who coordinates the program, by name. */
export function coordinatorsOf(db: Db, programId: ProgramId) {
  return db
    .selectFrom("coordinator as c")
    .innerJoin("user as u", "u.id", "c.user_id")
    .where("c.program_id", "=", programId)
    .orderBy("u.name")
    .select(["u.id", "u.name", "u.email"])
    .execute();
}
export type Coordinator = Awaited<ReturnType<typeof coordinatorsOf>>[number];

/** Invites somebody by mail to coordinate this program, too. Inviting again sends a new link. */
export async function inviteCoordinator(
  log: Log,
  { program, account }: CoordinatorViewer,
  email: string,
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

Open this link to say yes. You will see who stands where, who is stuck, and what helps; never what people write to each other.

${baseUrl}/coordinating/${token}

The link is yours alone, so please do not pass it on.
`,
      at,
    });
  });
}

export type OpenCoordinating = { programId: ProgramId; invitationId: string; email: string; program: string };

/** The invitation to coordinate that a token belongs to, while it can be taken. */
export async function findCoordinating(db: Db, token: string): Promise<OpenCoordinating | null> {
  const row = await db
    .selectFrom("coordinator_invitation as i")
    .innerJoin("program as p", "p.program_id", "i.program_id")
    .where("i.token_hash", "=", hashOf(token))
    .where("i.accepted_at", "is", null)
    .select(["i.program_id", "i.invitation_id", "i.email", "p.name"])
    .executeTakeFirst();
  return row
    ? { programId: row.program_id, invitationId: row.invitation_id, email: row.email, program: row.name }
    : null;
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
      .values({ program_id: invitation.programId, user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return true;
  });
}

/** Takes a coordinator away. The last one stays: somebody has to look after people. */
export async function removeCoordinator(log: Log, { program }: CoordinatorViewer, userId: string): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const all = await tx
      .selectFrom("coordinator")
      .where("program_id", "=", program.programId)
      .orderBy("user_id")
      .select("user_id")
      .forUpdate()
      .execute();
    if (all.length < 2) return false;
    const gone = await tx
      .deleteFrom("coordinator")
      .where("program_id", "=", program.programId)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    return Number(gone.numDeletedRows) > 0;
  });
}
