import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

declare module "../../store/tables.ts" {
  interface Tables {
    feedback: {
      program_id: ProgramId;
      loop_id: LoopId;
      feedback_id: string;
      author_id: ParticipantId;
      rating: number;
      comment: string | null;
      given_at: Date;
      /** What it answers; null: said of one's own accord. */
      question: Later<string>;
      /** How often its rating was changed. */
      revision: ColumnType<number, number | undefined, number>;
    };
    feedback_request: {
      program_id: ProgramId;
      loop_id: LoopId;
      participant_id: ParticipantId;
      question: string;
      asked_at: Date;
      answered_at: Later<Date>;
      feedback_id: Later<string>;
    };
  }
}
