import { DAY } from "./insight.ts";

type Row = { stage: number; stuck_from: Date | null };
type Pathway = { stuckAfterDays: number; stages: readonly { stuckAfterDays?: number | undefined }[] };

/**
 * The whole days that somebody has been in their stage, without pauses and absences (rule 7 of the milestones). These are
 * kept nowhere. But the moment after which somebody is stuck is kept, and how many days it takes to be stuck is known.
 * Null for a standing that is never stuck (paused, closed, completed): its days are not counted.
 */
export function daysInStage({ stage, stuck_from }: Row, pathway: Pathway, asOf: Date): number | null {
  if (!stuck_from) return null;
  const allowed = pathway.stages[stage]?.stuckAfterDays ?? pathway.stuckAfterDays;
  return Math.max(0, Math.floor((asOf.getTime() - stuck_from.getTime()) / DAY + allowed));
}
