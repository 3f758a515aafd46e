import type { ColumnType } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Pace } from "./send-at.ts";

/** How a notice ended: in a mail; or no mail was sent, as it was taken back, no longer true, unwanted, or had no address. */
export type NoticeOutcome = "sent" | "withdrawn" | "untrue" | "off" | "unreachable";

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

type NoticeTable = {
  program_id: ProgramId;
  notice_id: string;
  participant_id: ParticipantId;
  kind: string;
  loop_id: LoopId | null;
  /** The id of what it is about (a meeting, a message); never its words. */
  about: string | null;
  /** The same thing for the same person has the same key, and is told once. */
  key: string;
  told_at: Date;
  due_at: Date;
  /** Held back until then by the person's pace and quiet hours. */
  held_until: Later<Date>;
  settled_at: Later<Date>;
  outcome: Later<NoticeOutcome>;
  mail_id: Later<string>;
};

declare module "../store/tables.ts" {
  interface Tables {
    notice: NoticeTable;
    notice_preference: { program_id: ProgramId; participant_id: ParticipantId; kind: string; pace: Pace };
    quiet_hours: { program_id: ProgramId; participant_id: ParticipantId; from_minute: number; until_minute: number };
  }
}
