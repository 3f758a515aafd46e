import type { Log } from "../../activity/log.ts";
import "../../access/access.tables.ts";
import { inviteParticipants } from "./invite-participants.ts";

/**
 * Somebody asks for a link to sign in who was invited and has no account yet: they came by another mail, such as that of
 * their match, and lost the first. They get their invitation anew, in the name of a coordinator who writes to people.
 */
export async function inviteAgain(log: Log, email: string, baseUrl: string): Promise<void> {
  const { db } = log.store;
  const waiting = await db
    .selectFrom("participant")
    .where((eb) => eb(eb.fn<string>("lower", ["email"]), "=", email.toLowerCase()))
    .where("status", "=", "invited")
    .where("user_id", "is", null)
    .select(["program_id", "participant_id"])
    .execute();
  for (const { program_id: programId, participant_id: participant } of waiting) {
    const by = await db
      .selectFrom("coordinator as c")
      .innerJoin("user as u", "u.id", "c.user_id")
      .where("c.program_id", "=", programId)
      .where("c.role", "=", "coordinator")
      .orderBy("u.name")
      .select(["u.id as userId", "u.name"])
      .executeTakeFirst();
    if (by) await log.store.transaction((tx) => inviteParticipants(log, tx, { programId, baseUrl, by }, [participant]));
  }
}
