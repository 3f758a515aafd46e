import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { CohortId } from "../../access/cohort-id.ts";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { SignUpRole } from "../../milestones/activity.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { inChunks } from "../../store/chunks.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type NewParticipant = {
  name: string;
  email: string | null;
  role: SignUpRole;
  timezone?: string | null;
  tags?: readonly string[];
  cohort?: CohortId | null;
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
  const added = people.map((person) => ({ ...person, id: uuidv7() as ParticipantId }));
  for (const some of inChunks(added)) {
    await tx
      .insertInto("participant")
      .values(some.map((person) => participantRow(programId, person.id, person, at)))
      .execute();
  }
  // The database plans its check of the tags' people by what it last knew of the table. On one that was almost empty
  // it walks through the whole program for each tag: of 10,000 people with two tags each, 19 s of 23.
  if (added.length > MANY) await sql`analyze participant`.execute(tx);
  for (const some of inChunks(added)) {
    const tags = some.flatMap((person) =>
      [...new Set(person.tags ?? [])].map((tag) => ({ program_id: programId, tag, participant_id: person.id })),
    );
    for (const part of inChunks(tags)) await tx.insertInto("participant_tag").values(part).execute();
    await log.record(
      tx,
      programId,
      ...some.map(({ id, role }) => ({ kind: "participant.joined", actor: by, participant: id, role })),
    );
  }
  return added.map((person) => person.id);
}

/** From so many on, the database is asked to look at the table again. */
const MANY = 500;

/** Somebody who has just joined, as their row. */
export function participantRow(programId: ProgramId, id: ParticipantId, person: NewParticipant, at: Date) {
  return {
    program_id: programId,
    participant_id: id,
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
    cohort_id: person.cohort ?? null,
  };
}

/** Is somebody with this address, however it is written, in the program already? */
export async function isEmailTaken(tx: Tx, programId: ProgramId, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom("participant")
    .where("program_id", "=", programId)
    .where((eb) => eb(eb.fn<string>("lower", ["email"]), "=", email.toLowerCase()))
    .select("participant_id")
    .executeTakeFirst();
  return row !== undefined;
}
