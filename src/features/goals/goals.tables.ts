import type { ColumnType } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

export type GoalId = string & { readonly __brand: "GoalId" };

export const TASKS_MAX = 6;

declare module "../../store/tables.ts" {
  interface Tables {
    goal: {
      program_id: ProgramId;
      goal_id: GoalId;
      owner_id: ParticipantId;
      loop_id: LoopId;
      title: string;
      success: string | null;
      due_on: string | null;
      shared_at: Date | null;
      shared_with_coordinator: boolean;
      completed_at: Date | null;
      set_at: Date;
      /** Rises with each change of its words; a window that knew an older one does not overwrite it. */
      version: ColumnType<number, number | undefined, number>;
      /** Gone for everybody; its owner can bring it back for a day. */
      deleted_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    };
    goal_task: {
      program_id: ProgramId;
      goal_id: GoalId;
      task_id: string;
      position: number;
      title: string;
      completed_at: Date | null;
    };
  }
}
