import type { ProgramId } from "../../access/program-id.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    participant_target: { program_id: ProgramId; people: number; set_by: string; set_at: Date };
  }
}
