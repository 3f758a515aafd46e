import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

type MessageTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  message_id: string;
  author_id: ParticipantId;
  /** What the members wrote to each other: read by them alone. */
  body: string;
  sent_at: Date;
};

declare module "../../store/tables.ts" {
  interface Tables {
    message: MessageTable;
  }
}
