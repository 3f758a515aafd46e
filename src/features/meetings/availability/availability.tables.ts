import type { ProgramId } from "../../../access/program-id.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";

type AvailabilityTable = {
  program_id: ProgramId;
  participant_id: ParticipantId;
  /** 1 is Monday, 7 is Sunday, on the clock of the participant's zone. */
  weekday: number;
  from_minute: number;
  to_minute: number;
};

declare module "../../../store/tables.ts" {
  interface Tables {
    availability: AvailabilityTable;
  }
}
