import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Role } from "../../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

/** Cannot be guessed: whoever has it may read the certificate, as its holder gave it to them. */
export type CertificateId = string & { readonly __brand: "CertificateId" };

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

type CertificateTable = {
  program_id: ProgramId;
  certificate_id: CertificateId;
  participant_id: ParticipantId;
  loop_id: LoopId;
  role: Role;
  /** As its holder wants it printed. */
  name: string;
  program_name: string;
  organisation_name: string;
  /** What was to be done for it, as the pathway stood then. Markdown. */
  criteria: string;
  began_at: Date;
  completed_at: Date;
  /** How many meetings they were at. */
  meetings: number;
  taken_at: Date;
  /** Its holder took it back; `revoked`: a coordinator did. Either lets only their own be. */
  withdrawn_at: Later<Date>;
  revoked_at: Later<Date>;
  revoked_by: Later<string>;
  /** For its holder and coordinators, never for the public. */
  revoked_reason: Later<string>;
};

/** The public half of an RSA key. */
export type PublicKey = { kty: string; n: string; e: string };

type IssuerKeyTable = {
  org_id: string;
  key_id: string;
  public_key: ColumnType<PublicKey, string, never>;
  sealed_key: string;
  made_at: Date;
  retired_at: Later<Date>;
};

declare module "../../store/tables.ts" {
  interface Tables {
    certificate: CertificateTable;
    issuer_key: IssuerKeyTable;
  }
}
