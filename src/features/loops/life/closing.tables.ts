import type { ColumnType } from "kysely";
import type { ProgramId } from "../../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";

declare module "../../../store/tables.ts" {
  interface Tables {
    closing: {
      program_id: ProgramId;
      loop_id: LoopId;
      closing_id: string;
      closed_at: Date;
      /** A participant, or an account of a coordinator; null: the clock. */
      closed_by: string | null;
      reason: string | null;
      /** From the coordinator to the members. */
      message: string | null;
      undone_at: Date | null;
      /** With others at once, by this. */
      bulk_id: ColumnType<string | null, string | null | undefined, string | null>;
    };
    bulk_closing: {
      program_id: ProgramId;
      bulk_id: string;
      /** Those that were chosen. */
      loops: LoopId[];
      closed_by: string;
      closed_at: Date;
    };
    closing_word: {
      program_id: ProgramId;
      loop_id: LoopId;
      closing_id: string;
      participant_id: ParticipantId;
      /** Reason, comment and rating are for the coordinator alone. */
      reason: string | null;
      comment: string | null;
      rating: number | null;
      /** For the other members alone: no query of a coordinator's page may name this column. */
      last_word: string | null;
      given_at: Date;
    };
  }
}
