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
  /** What they want to talk about. Content, as the place is. */
  agenda: string | null;
  /** Those that were arranged together, every few weeks. */
  series_id: string | null;
  /** What calendars know it by, when that is not its own id: it brings back a meeting that was called off. */
  calendar_uid: string | null;
  /** From when on its invitation may be out. */
  invite_at: Date | null;
  cancelled_at: Date | null;
  /** Calendars were told to take it out, as its loop was closed. */
  out_of_calendars: ColumnType<boolean, boolean | undefined, boolean>;
  /** Who was there, of a meeting that was held; null: everybody. */
  attendees: ColumnType<ParticipantId[] | null, string | null | undefined, string | null>;
  created_at: Date;
};

declare module "../../store/tables.ts" {
  interface Tables {
    meeting: MeetingTable;
  }
}
