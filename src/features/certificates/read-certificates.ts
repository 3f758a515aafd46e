import { sql } from "kysely";
import type { CoordinatorViewer, MemberViewer, ParticipantViewer } from "../../access/viewer.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import type { CertificateId } from "./certificates.tables.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";

export type Certificate = NonNullable<Awaited<ReturnType<typeof readCertificate>>>;
export type OwnCertificate = NonNullable<Awaited<ReturnType<typeof ownCertificate>>>;
export type ListedCertificate = Awaited<ReturnType<typeof listCertificates>>["rows"][number];

/** What whoever holds its address may know. Nothing of the partner, no reason why it was revoked. */
export async function readCertificate(db: Db, id: CertificateId) {
  const row = await db
    .selectFrom("certificate as c")
    .innerJoin("program as p", "p.program_id", "c.program_id")
    .where("c.certificate_id", "=", id)
    .select(["c.certificate_id", "c.program_id", "c.role", "c.name", "c.program_name", "c.organisation_name"])
    .select(["c.criteria", "c.began_at", "c.completed_at", "c.meetings", "c.taken_at", "c.withdrawn_at"])
    .select(["c.revoked_at", "p.org_id", "p.timezone"])
    .executeTakeFirst();
  return row ?? null;
}

/** Does it still prove something? */
export const isValid = (one: { withdrawn_at: Date | null; revoked_at: Date | null }) =>
  one.withdrawn_at === null && one.revoked_at === null;

/** A member's own certificate of this loop, with what a coordinator said of it. */
export async function ownCertificate(db: Db, viewer: MemberViewer) {
  const id = await db
    .selectFrom("certificate")
    .where("program_id", "=", viewer.program.programId)
    .where("participant_id", "=", viewer.participant.participantId)
    .where("loop_id", "=", viewer.loop.loopId)
    .select(["certificate_id", "revoked_reason"])
    .executeTakeFirst();
  const certificate = id && (await readCertificate(db, id.certificate_id));
  return certificate ? { ...certificate, revoked_reason: id.revoked_reason } : null;
}

/** When this member completed the last milestone of the loop; null: not so far. */
export async function completedAt(db: Db, { program, participant, loop }: MemberViewer): Promise<Date | null> {
  const row = await db
    .selectFrom("standing")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", participant.participantId)
    .where("loop_id", "=", loop.loopId)
    .select("completed_at")
    .executeTakeFirst();
  return row?.completed_at ?? null;
}

export type Finished = { loopId: LoopId; certificate: CertificateId | null };

/** The loops this participant has completed, closed ones too: those without a certificate first. */
export async function finishedLoops(db: Db, { program, participant }: ParticipantViewer): Promise<Finished[]> {
  const rows = await db
    .selectFrom("standing as s")
    .innerJoin("loop_member as m", (join) =>
      join
        .onRef("m.program_id", "=", "s.program_id")
        .onRef("m.loop_id", "=", "s.loop_id" as never)
        .onRef("m.participant_id", "=", "s.participant_id" as never),
    )
    .leftJoin("certificate as c", (join) =>
      join
        .onRef("c.program_id", "=", "s.program_id")
        .onRef("c.participant_id", "=", "s.participant_id" as never)
        .onRef("c.loop_id", "=", "s.loop_id" as never),
    )
    .where("s.program_id", "=", program.programId)
    .where("s.participant_id", "=", participant.participantId)
    .where("s.completed_at", "is not", null)
    .where("m.removed_at", "is", null)
    .orderBy(sql`c.certificate_id is not null`)
    .orderBy("s.completed_at", "desc")
    .select(["m.loop_id", "c.certificate_id"])
    .execute();
  return rows.map((row) => ({ loopId: row.loop_id, certificate: row.certificate_id }));
}

/** `completed`: is the way still complete, or was something taken back since? */
function forCoordinators(db: Db, { program }: CoordinatorViewer) {
  return db
    .selectFrom("certificate as c")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "c.program_id").onRef("p.participant_id", "=", "c.participant_id"),
    )
    .where("c.program_id", "=", program.programId)
    .select(["c.certificate_id", "c.participant_id", "c.name", "c.role", "c.taken_at", "c.withdrawn_at"])
    .select(["c.revoked_at", "c.revoked_reason", "p.name as participant_name"])
    .select(
      sql<boolean>`exists (select from standing s where s.program_id = c.program_id and s.loop_id = c.loop_id
        and s.participant_id = c.participant_id and s.completed_at is not null)`.as("completed"),
    );
}

const PAGE = 50;

/** All certificates of the program, the newest first, a page at a time. */
export async function listCertificates(db: Db, viewer: CoordinatorViewer, before: CertificateId | null, size = PAGE) {
  let query = forCoordinators(db, viewer).orderBy("c.taken_at", "desc").orderBy("c.certificate_id", "desc");
  if (before) {
    query = query.where(
      sql<boolean>`(c.taken_at, c.certificate_id) < (select b.taken_at, b.certificate_id from certificate b
        where b.program_id = ${viewer.program.programId} and b.certificate_id = ${before})`,
    );
  }
  const rows = await query.limit(size + 1).execute();
  const shown = rows.slice(0, size);
  return { rows: shown, next: rows.length > size ? (shown.at(-1)?.certificate_id ?? null) : null };
}

/** The certificates of one participant. */
export function certificatesOf(db: Db, viewer: CoordinatorViewer, participant: ParticipantId) {
  return forCoordinators(db, viewer)
    .where("c.participant_id", "=", participant)
    .orderBy("c.taken_at", "desc")
    .execute();
}
