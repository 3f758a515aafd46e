import { sql } from "kysely";
import "./certificates.tables.ts";

/** Of a row of `standing as s`: nobody has taken a certificate for it. */
export const WITHOUT_CERTIFICATE = sql<boolean>`not exists (select 1 from certificate c
  where c.program_id = s.program_id and c.participant_id = s.participant_id and c.loop_id = s.loop_id)`;
