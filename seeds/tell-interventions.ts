import { v7 as uuidv7 } from "uuid";
import type { InterventionKind } from "../src/features/interventions/interventions.tables.ts";
import { logIntervention } from "../src/features/interventions/log-intervention.ts";
import type { ParticipantId } from "../src/milestones/ids.ts";
import type { Day } from "./beats.ts";
import { dateOf } from "./clock.ts";
import type { PersonKey } from "./people.ts";
import { deskOf, done, type Telling } from "./tell-pair.ts";
import type { Step } from "./tell-people.ts";

/** What the coordinator did outside of the product, and noted for her colleagues. */
const NOTES: readonly (readonly [Day, PersonKey, InterventionKind, string])[] = [
  [
    -9,
    "priya",
    "called",
    "On night shifts until the end of the month. Wants to go on after that; told her mentee herself.",
  ],
  [-6, "anamaria", "mailed", "Asked what she looks for in a mentor. Somebody from forensics would be perfect."],
  [-2, "anamaria", "met", "Coffee at the station. She can do evenings."],
];

export const interventionSteps = (telling: Telling): Step[] =>
  NOTES.map(([day, who, kind, note]) => ({
    day,
    wall: "15:10",
    who: `the coordinator about ${who}`,
    async tell() {
      const { log, program, participants, end } = telling;
      const happenedOn = dateOf(day, end, program.timezone);
      done(
        await logIntervention(log, deskOf(telling), participants.get(who) as ParticipantId, {
          id: uuidv7(),
          kind,
          note,
          happenedOn,
        }),
      );
    },
  }));
