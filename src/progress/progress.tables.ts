import type { ColumnType } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Role, SignUpRole } from "../milestones/activity.ts";
import type { LoopState, PersonState } from "../milestones/world.ts";
import type { StageCount, StagePerson } from "./counts-of.ts";
import type { SpanCount } from "./stuck-spans.ts";

/** Written as JSON text, read back as what it was. */
type Json<T> = ColumnType<T, string, string>;

/** Where one member stands in one loop, or somebody without one. */
export type StandingRow = {
  program_id: ProgramId;
  participant_id: string;
  /** '' for a standing without a loop. */
  loop_id: string;
  role: SignUpRole;
  stage: number;
  entered_at: Date;
  /** The moment after which it is stuck, if nothing happens; null when it never is (paused, closed, completed). */
  stuck_from: Date | null;
  paused: boolean;
  closed: boolean;
  completed_at: Date | null;
  done: string[];
  next: string[];
  turn: "me" | "partner" | "either" | "nobody" | null;
  turn_until: Date | null;
  version: ColumnType<number, number | undefined, number>;
};

declare module "../store/tables.ts" {
  interface Tables {
    person_state: { program_id: ProgramId; participant_id: string; state: Json<PersonState>; version: number };
    loop_state: { program_id: ProgramId; loop_id: string; state: Json<LoopState>; version: number };
    standing: StandingRow;
    stage_person: { program_id: ProgramId } & StagePerson;
    stuck_count: { program_id: ProgramId } & SpanCount;
    stage_count: { program_id: ProgramId } & StageCount;
    stage_transition: {
      program_id: ProgramId;
      participant_id: string;
      loop_id: string;
      to_stage: number;
      role: Role | SignUpRole;
      from_stage: number | null;
      at: Date;
      activity_id: string;
    };
  }
}
