import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

type NoteTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  participant_id: ParticipantId;
  /** Read by this participant and by nobody else, ever. */
  body: string;
  version: number;
  saved_at: Date;
};

declare module "../../store/tables.ts" {
  interface Tables {
    note: NoteTable;
  }
}
