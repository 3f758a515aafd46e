import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    agreement: { program_id: ProgramId; loop_id: LoopId; participant_id: ParticipantId; accepted_at: Date };
  }
}
