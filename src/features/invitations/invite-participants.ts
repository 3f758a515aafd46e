import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import { fillIn, wordsOf } from "../../mail/mail-text.ts";
import { queueMail } from "../../mail/queue-mail.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import { invitationText, invitationValues } from "./invitation-mail.ts";
import "./invitations.tables.ts";
import { hashOf, newToken } from "../../access/secret-token.ts";

export type Inviting = { programId: ProgramId; baseUrl: string; by: { userId: string; name: string } };

/**
 * Invites people by mail: those of `who` (or all, when it is "everybody") who have an address, no account yet and were not removed. Inviting
 * again sends a new link; older ones stay good until one is taken. Answers with how many mails were laid into the outbox.
 */
export async function inviteParticipants(
  log: Log,
  tx: Tx,
  inviting: Inviting,
  who: readonly ParticipantId[] | "everybody",
): Promise<number> {
  if (who.length === 0) return 0;
  const program = await tx
    .selectFrom("program")
    .where("program_id", "=", inviting.programId)
    .select("name")
    .executeTakeFirstOrThrow();
  const people = await tx
    .selectFrom("participant")
    .where("program_id", "=", inviting.programId)
    .where("email", "is not", null)
    .where("user_id", "is", null)
    .where("status", "in", who === "everybody" ? ["joined"] : ["joined", "invited"])
    .$if(who !== "everybody", (query) => query.where("participant_id", "in", who as ParticipantId[]))
    .select(["participant_id", "name", "email", "role"])
    .execute();
  const words = await wordsOf(tx, inviting.programId, invitationText);
  const at = log.now();
  for (const person of people) {
    const token = newToken();
    await tx
      .insertInto("invitation")
      .values({
        program_id: inviting.programId,
        invitation_id: uuidv7(),
        participant_id: person.participant_id,
        token_hash: hashOf(token),
        created_at: at,
        accepted_at: null,
      })
      .execute();
    await queueMail(tx, {
      programId: inviting.programId,
      kind: "invitation",
      to: person.email as string,
      ...fillIn(
        words,
        invitationValues({
          name: person.name,
          role: person.role,
          program: program.name,
          coordinator: inviting.by.name,
          link: `${inviting.baseUrl}/invitations/${token}`,
        }),
      ),
      at,
    });
  }
  if (people.length > 0) {
    await tx
      .updateTable("participant")
      .set({ status: "invited", invited_at: at })
      .where("program_id", "=", inviting.programId)
      .where(
        "participant_id",
        "in",
        people.map((person) => person.participant_id),
      )
      .execute();
  }
  return people.length;
}
