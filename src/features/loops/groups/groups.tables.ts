import type { ProgramId } from "../../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";

declare module "../../../store/tables.ts" {
  interface Tables {
    group_request: {
      program_id: ProgramId;
      loop_id: LoopId;
      participant_id: ParticipantId;
      asked_at: Date;
      /** For whoever decides: the group's mentors and the coordinators. */
      note: string | null;
      decided_at: Date | null;
      decided_by: string | null;
      approved: boolean | null;
    };
  }
}
