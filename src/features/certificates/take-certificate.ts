import { sql } from "kysely";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { withdraw } from "../../notices/tell.ts";
import type { Tx } from "../../store/store.ts";
import { newCertificateId } from "./certificate-id.ts";
import { CERTIFICATE_NOTICE } from "./certificate-notice.ts";
import type { CertificateId } from "./certificates.tables.ts";
import { criteriaOf } from "./criteria.ts";
import "../../access/access.tables.ts";
import "../../activity/activity.tables.ts";
import "../../progress/progress.tables.ts";

export type Taken = { certificate: CertificateId; taken: boolean } | { refused: "not_completed" };

/**
 * Takes the certificate of a loop whose last milestone the member has completed: one for each member and loop, so a
 * second call answers with the one that is there. What it says stays as it was, whatever changes afterwards.
 */
export async function takeCertificate(log: Log, viewer: MemberViewer, name: string): Promise<Taken> {
  const now = log.now();
  return log.store.transaction(async (tx) => {
    const known = await taken(tx, viewer);
    if (known) return { certificate: known, taken: false };
    const facts = await completed(tx, viewer);
    if (!facts) return { refused: "not_completed" };
    const { program, participant, loop } = viewer;
    const made = await tx
      .insertInto("certificate")
      .values({
        program_id: program.programId,
        certificate_id: newCertificateId(),
        participant_id: participant.participantId,
        loop_id: loop.loopId,
        role: loop.role,
        name,
        program_name: program.name,
        organisation_name: facts.organisation,
        criteria: criteriaOf(program.pathway, loop.role),
        began_at: facts.beganAt,
        completed_at: facts.completedAt,
        meetings: await meetingsAttended(tx, viewer, facts.beganAt),
        taken_at: now,
      })
      .onConflict((conflict) => conflict.columns(["program_id", "participant_id", "loop_id"]).doNothing())
      .returning("certificate_id")
      .executeTakeFirst();
    const to = participant.participantId;
    await withdraw(tx, program.programId, { kind: CERTIFICATE_NOTICE, to, key: loop.loopId, at: now });
    // Two taps at once: the other one was faster, and theirs is it.
    return made
      ? { certificate: made.certificate_id, taken: true }
      : { certificate: (await taken(tx, viewer)) as CertificateId, taken: false };
  });
}

async function taken(tx: Tx, { program, participant, loop }: MemberViewer): Promise<CertificateId | undefined> {
  const row = await tx
    .selectFrom("certificate")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", participant.participantId)
    .where("loop_id", "=", loop.loopId)
    .select("certificate_id")
    .executeTakeFirst();
  return row?.certificate_id;
}

/** From when to when, if the member has completed the last milestone of this loop. */
async function completed(tx: Tx, { program, participant, loop }: MemberViewer) {
  const row = await tx
    .selectFrom("standing as s")
    .innerJoin("loop_member as m", (join) =>
      join
        .onRef("m.program_id", "=", "s.program_id")
        .on("m.loop_id", "=", loop.loopId)
        .on("m.participant_id", "=", participant.participantId),
    )
    .innerJoin("program as p", "p.program_id", "s.program_id")
    .innerJoin("organisation as o", "o.org_id", "p.org_id")
    .where("s.program_id", "=", program.programId)
    .where("s.participant_id", "=", participant.participantId)
    .where("s.loop_id", "=", loop.loopId)
    .where("s.completed_at", "is not", null)
    .select(["s.completed_at", "m.added_at", "o.name as organisation"])
    .executeTakeFirst();
  if (!row?.completed_at) return null;
  return { completedAt: row.completed_at, beganAt: row.added_at, organisation: row.organisation };
}

/** Of the meetings held since they came, those they were at; a meeting that names nobody was everybody's. */
async function meetingsAttended(tx: Tx, { program, participant, loop }: MemberViewer, since: Date): Promise<number> {
  const row = await tx
    .selectFrom("activity as a")
    .leftJoin("retraction as r", (join) =>
      join.onRef("r.program_id", "=", "a.program_id").onRef("r.activity_id", "=", "a.id"),
    )
    .where("a.program_id", "=", program.programId)
    .where("a.loop_id", "=", loop.loopId)
    .where("a.kind", "=", "meeting.held")
    .where("a.recorded_at", ">=", since)
    .where("r.activity_id", "is", null)
    .where(
      sql<boolean>`(a.data -> 'attendees' is null or a.data -> 'attendees' @> to_jsonb(${participant.participantId}::text))`,
    )
    .select((eb) => eb.fn.countAll<number>().as("held"))
    .executeTakeFirstOrThrow();
  return row.held;
}
