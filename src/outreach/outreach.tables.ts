import type { ColumnType } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { ParticipantId } from "../milestones/ids.ts";

declare module "../store/tables.ts" {
  interface Tables {
    outreach: {
      program_id: ProgramId;
      outreach_id: string;
      sample: string | null;
      subject: string;
      body: string;
      sent_by: string;
      sent_at: Date;
    };
    outreach_recipient: {
      program_id: ProgramId;
      outreach_id: string;
      participant_id: ParticipantId;
      loop_id: ColumnType<string, string | undefined, string>;
      stage: number;
      mail_id: string | null;
    };
  }
}
