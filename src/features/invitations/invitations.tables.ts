import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantId } from "../../milestones/ids.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    invitation: {
      program_id: ProgramId;
      invitation_id: string;
      participant_id: ParticipantId;
      token_hash: string;
      created_at: Date;
      accepted_at: Date | null;
    };
  }
}
