import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";

export type Profile = {
  name: string;
  headline: string | null;
  about: string | null;
  timezone: string;
  /** How many mentees they take at once; null: they do not say. Left out, it stays. */
  capacity?: number | null;
};

/**
 * Saves what somebody says of themselves. The first time that a headline and a few lines are there, the profile is
 * complete; changing it afterwards records nothing more.
 */
export async function saveProfile(
  log: Log,
  { program, participant }: ParticipantViewer,
  profile: Profile,
): Promise<void> {
  await log.store.transaction(async (tx) => {
    const mine = tx
      .updateTable("participant")
      .where("program_id", "=", program.programId)
      .where("participant_id", "=", participant.participantId);
    await mine.set(profile).execute();
    if (!profile.about) return;
    const first = await mine
      .set({ profile_completed_at: log.now() })
      .where("profile_completed_at", "is", null)
      .executeTakeFirst();
    if (Number(first.numUpdatedRows) === 0) return;
    await log.record(tx, program.programId, { kind: "profile.completed", actor: participant.participantId });
  });
}
