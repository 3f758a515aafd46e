import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

export type MeetingStatus = "arranged" | "held" | "cancelled";

type MeetingTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  meeting_id: string;
  status: MeetingStatus;
  starts_at: Date;
  ends_at: Date;
  /** Where: a place or the link of a video call. Content: read by the members alone. */
  place: string | null;
  /** Held outside of here, and logged by hand. */
  elsewhere: boolean;
  /** How often it was moved: what calendars call SEQUENCE. */
  sequence: ColumnType<number, number | undefined, number>;
  arranged_by: ParticipantId | null;
  created_at: Date;
};

declare module "../../store/tables.ts" {
  interface Tables {
    meeting: MeetingTable;
  }
}
