import type { ColumnType } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { ParticipantId } from "../milestones/ids.ts";

/** Why somebody got no mail: removed, no address, unsubscribed, or written to a short while ago. */
export type Skipped = "removed" | "no_address" | "unsubscribed" | "written_to";

/** Whom a message goes to: those who were chosen, both partners of their loops, or whoever's turn it is there. */
export type Whom = "chosen" | "both" | "turn";

declare module "../store/tables.ts" {
  interface Tables {
    outreach: {
      program_id: ProgramId;
      outreach_id: string;
      sample: string | null;
      subject: string;
      body: string;
      sent_by: string;
      /** When it goes; may lie ahead. */
      sent_at: Date;
      /** When the last of its mails was written. */
      done_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
      milestone: ColumnType<string, string | undefined, string>;
      again: ColumnType<boolean, boolean | undefined, boolean>;
    };
    outreach_draft: {
      program_id: ProgramId;
      draft_id: string;
      sample: string | null;
      subject: string;
      body: string;
      milestone: string;
      whom: Whom;
      people: ColumnType<string[], string, string>;
      made_by: string;
      made_at: Date;
    };
    outreach_recipient: {
      program_id: ProgramId;
      outreach_id: string;
      participant_id: ParticipantId;
      loop_id: ColumnType<string, string | undefined, string>;
      stage: number;
      mail_id: ColumnType<string | null, string | null | undefined, string | null>;
      skipped: ColumnType<Skipped | null, Skipped | null | undefined, Skipped | null>;
    };
  }
}
