import type { ColumnType } from "kysely";

type MailTable = {
  mail_id: string;
  program_id: string | null;
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  created_at: Date;
  sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  tries: ColumnType<number, number | undefined, number>;
  not_before: ColumnType<Date | null, Date | null | undefined, Date | null>;
  problem: ColumnType<string | null, string | null | undefined, string | null>;
};

declare module "../store/tables.ts" {
  interface Tables {
    mail: MailTable;
  }
}
