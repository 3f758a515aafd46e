import type { ParticipantViewer } from "../../access/viewer.ts";
import { isZone } from "../../time/zoned-time.ts";

/** The zone in which this person reads and types times. */
export const zoneOf = ({ participant, program }: ParticipantViewer) =>
  [participant.timezone, program.timezone].find(isZone) ?? "UTC";
