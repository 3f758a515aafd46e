import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantId } from "../../milestones/ids.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    nudge: {
      program_id: ProgramId;
      nudge_id: string;
      stage: string;
      /** After how many days at the milestone each of its steps goes, rising. */
      days: number[];
      subject: string;
      body: string;
      running: boolean;
      made_by: string;
      made_at: Date;
    };
    nudge_sent: {
      program_id: ProgramId;
      nudge_id: string;
      participant_id: ParticipantId;
      loop_id: string;
      /** When they entered the milestone: somebody who comes back there later begins anew. */
      entered_at: Date;
      step: number;
      at: Date;
      outreach_id: string;
    };
  }
}
