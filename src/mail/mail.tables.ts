import type { ColumnType } from "kysely";

/** An invitation to a meeting, or its cancellation (iTIP), as a calendar reads it. */
export type CalendarPart = { method: "REQUEST" | "CANCEL"; content: string };

type MailTable = {
  mail_id: string;
  program_id: string | null;
  kind: string;
  recipient: string;
  subject: string;
  body: string;
  /** Where a POST unsubscribes whoever gets it (RFC 8058). */
  unsubscribe: ColumnType<string | null, string | null | undefined, string | null>;
  reply_to: ColumnType<string | null, string | null | undefined, string | null>;
  calendar: ColumnType<CalendarPart | null, string | null | undefined, string | null>;
  created_at: Date;
  sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  tries: ColumnType<number, number | undefined, number>;
  not_before: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When the other side said that it takes no mail for this person. */
  refused_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  problem: ColumnType<string | null, string | null | undefined, string | null>;
};

declare module "../store/tables.ts" {
  interface Tables {
    mail: MailTable;
    /** The words of a mail, where a program has its own. */
    mail_text: {
      program_id: string;
      mail: string;
      subject: string;
      body: string;
      changed_by: string;
      changed_at: Date;
    };
  }
}
