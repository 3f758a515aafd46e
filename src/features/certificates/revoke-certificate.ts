import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { CertificateId } from "./certificates.tables.ts";

export type Revoked = { certificate: CertificateId; changed: boolean } | { refused: "no_such_certificate" };
type Change = { certificate: CertificateId; reason: string };

/** A coordinator revokes a certificate, and says why: to its holder and to colleagues, never to the public. */
export async function revokeCertificate(log: Log, viewer: CoordinatorViewer, change: Change): Promise<Revoked> {
  return set(log, viewer, change.certificate, {
    revoked_at: log.now(),
    revoked_by: viewer.account.userId,
    revoked_reason: change.reason,
  });
}

/** What a coordinator revoked counts again. What its holder took back stays so. */
export async function reinstateCertificate(log: Log, viewer: CoordinatorViewer, certificate: CertificateId) {
  return set(log, viewer, certificate, { revoked_at: null, revoked_by: null, revoked_reason: null });
}

type State = { revoked_at: Date | null; revoked_by: string | null; revoked_reason: string | null };

async function set(log: Log, { program }: CoordinatorViewer, certificate: CertificateId, to: State): Promise<Revoked> {
  return log.store.transaction(async (tx) => {
    const known = await tx
      .selectFrom("certificate")
      .where("program_id", "=", program.programId)
      .where("certificate_id", "=", certificate)
      .select("revoked_at")
      .forUpdate()
      .executeTakeFirst();
    if (!known) return { refused: "no_such_certificate" };
    if ((known.revoked_at === null) === (to.revoked_at === null)) return { certificate, changed: false };
    await tx
      .updateTable("certificate")
      .set(to)
      .where("program_id", "=", program.programId)
      .where("certificate_id", "=", certificate)
      .execute();
    return { certificate, changed: true };
  });
}
