import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    digest_sent: {
      program_id: ProgramId;
      user_id: string;
      /** The Monday it is for: "2026-03-09". */
      week: ColumnType<Date | string, string, never>;
      sent_at: Date;
      /** How many each insight was about, by its key. */
      numbers: ColumnType<Record<string, number>, string, string>;
      mail_id: ColumnType<string | null, string | null | undefined, string>;
    };
    digest_off: { program_id: ProgramId; user_id: string; off_at: Date };
  }
}
