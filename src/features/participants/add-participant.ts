import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { SignUpRole } from "../../milestones/activity.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type NewParticipant = {
  name: string;
  email: string | null;
  role: SignUpRole;
  timezone?: string | null;
  tags?: readonly string[];
};

/** Takes people into the program: from now on they are in Getting started. Nobody gets a mail from this. */
export async function addParticipants(
  log: Log,
  tx: Tx,
  programId: ProgramId,
  people: readonly NewParticipant[],
  by: string,
): Promise<ParticipantId[]> {
  const at = log.now();
  const ids = people.map(() => uuidv7() as ParticipantId);
  for (let from = 0; from < people.length; from += 500) {
    const some = people.slice(from, from + 500);
    await tx
      .insertInto("participant")
      .values(
        some.map((person, index) => ({
          program_id: programId,
          participant_id: ids[from + index] as ParticipantId,
          user_id: null,
          email: person.email?.trim() ?? null,
          name: person.name,
          role: person.role,
          status: "joined" as const,
          timezone: person.timezone ?? null,
          headline: null,
          about: null,
          joined_at: at,
          invited_at: null,
          accepted_at: null,
          removed_at: null,
          profile_completed_at: null,
          guide_read_at: null,
          last_active_at: null,
        })),
      )
      .execute();
    const tags = some.flatMap((person, index) =>
      [...new Set(person.tags ?? [])].map((tag) => ({
        program_id: programId,
        tag,
        participant_id: ids[from + index] as ParticipantId,
      })),
    );
    if (tags.length > 0) await tx.insertInto("participant_tag").values(tags).execute();
    await log.record(
      tx,
      programId,
      ...some.map((person, index) => ({
        kind: "participant.joined",
        actor: by,
        participant: ids[from + index] as ParticipantId,
        role: person.role,
      })),
    );
  }
  return ids;
}
