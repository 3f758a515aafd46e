import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantId } from "../../milestones/ids.ts";

export const KINDS = { called: "Called", mailed: "Mailed", met: "Met", other: "Something else" };
export type InterventionKind = keyof typeof KINDS;

declare module "../../store/tables.ts" {
  interface Tables {
    intervention: {
      program_id: ProgramId;
      intervention_id: string;
      participant_id: ParticipantId;
      kind: InterventionKind;
      /** A coordinator's words about somebody: never on a page of participants, never in a mail. */
      note: string;
      /** A day in the program's zone. */
      happened_on: string;
      logged_by: string;
      logged_at: Date;
    };
  }
}
