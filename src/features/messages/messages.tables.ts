import type { Generated } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

type MessageTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  message_id: string;
  author_id: ParticipantId;
  /** What the members wrote to each other: read by them alone. Empty once a deleted message is forgotten. */
  body: string;
  sent_at: Date;
  edited_at: Generated<Date | null>;
  deleted_at: Generated<Date | null>;
  /** Rises with each change, so that two changes at once do not both win. */
  version: Generated<number>;
};

type MessageReadTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  participant_id: ParticipantId;
  up_to: string;
  at: Date;
};

declare module "../../store/tables.ts" {
  interface Tables {
    message: MessageTable;
    message_read: MessageReadTable;
  }
}
