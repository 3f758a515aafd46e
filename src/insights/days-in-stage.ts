const DAY = 86_400_000;

type Row = { stage: number; entered_at: Date; stuck_from: Date | null };
type Pathway = { stuckAfterDays: number; stages: readonly { stuckAfterDays?: number | undefined }[] };

/**
 * Whole days that somebody has been in their stage, pauses and absences left out (rule 7 of the milestones): the moment
 * after which they are stuck is known, and so is how many days that takes. Null for a standing that is never stuck
 * (paused, completed): its days are not counted.
 */
export function daysInStage({ stage, stuck_from }: Row, pathway: Pathway, asOf: Date): number | null {
  if (!stuck_from) return null;
  const allowed = pathway.stages[stage]?.stuckAfterDays ?? pathway.stuckAfterDays;
  return Math.max(0, Math.floor((asOf.getTime() - stuck_from.getTime()) / DAY + allowed));
}
