import type { ProgramId } from "../access/program-id.ts";

export type ActivityRow = {
  program_id: ProgramId;
  seq: number;
  id: string;
  kind: string;
  occurred_at: Date;
  recorded_at: Date;
  loop_id: string | null;
  actor: string | null;
  /** Whom it counts for when it has no loop. */
  person_id: string | null;
  /** The further fields of the kind; never the text of anything. */
  data: Record<string, unknown>;
};

declare module "../store/tables.ts" {
  interface Tables {
    activity: ActivityRow;
    retraction: { program_id: ProgramId; activity_id: string; retracted_by: string; recorded_at: Date };
  }
}
