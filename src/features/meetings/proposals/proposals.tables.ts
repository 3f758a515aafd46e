import type { ColumnType } from "kysely";
import type { ProgramId } from "../../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";

/** Open until it is picked from, answered with other times, withdrawn, or overtaken by a meeting arranged directly. */
export type ProposalStatus = "open" | "picked" | "answered" | "withdrawn" | "overtaken";

type ProposalTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  /** Also the id of the meeting that comes of it. */
  proposal_id: string;
  proposed_by: ParticipantId;
  status: ProposalStatus;
  /** When the meeting could begin, as `toISOString` writes it, in order. */
  times: ColumnType<string[], string, never>;
  minutes: number;
  /** Content: read by the members alone. */
  place: string | null;
  /** The proposal that it answers with other times. */
  answers: string | null;
  /** Its line in the log. */
  activity_id: string;
  created_at: Date;
  settled_at: Date | null;
};

declare module "../../../store/tables.ts" {
  interface Tables {
    meeting_proposal: ProposalTable;
  }
}
