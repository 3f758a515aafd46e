import type { Report } from "./read-report.ts";
import { FEWEST_VOICES } from "./read-voices.ts";

/** A number with its name, and what exactly is counted. */
export type ReportFigure = { id: string; label: string; value: string; definition: string };
export type ReportPart = { title: string; figures: ReportFigure[] };

export const REACHED_DEFINITION =
  "Different people who reached the milestone in the period, each when they first did, in any loop. The days are the median since they joined: half were quicker. The whole way is every required step of the last milestone.";
export const COMPARED_DEFINITION =
  "Of all who joined in a cohort, the share that had reached each milestone by the end of the period.";
export const TOO_FEW = `Fewer than ${FEWEST_VOICES} people answered`;

/** The numbers of a report in their order, each with its definition: the same on the screen, on paper and in comparisons. */
export function partsOf({ people, deeds, voices }: Report): ReportPart[] {
  const figure = (id: string, label: string, value: number | string, definition: string): ReportFigure => ({
    id,
    label,
    value: typeof value === "number" ? say(value) : value,
    definition,
  });
  return [
    {
      title: "People",
      figures: [
        figure("here", "Participants", people.here, "In the program on the last day of the period."),
        figure("mentors", "Mentors", people.mentors, "Of them, those who signed up as mentors."),
        figure("mentees", "Mentees", people.mentees, "Of them, those who signed up as mentees."),
        figure("either", "Either", people.either, "Of them, those who signed up for both, or are open."),
        figure("joined", "Joined", people.joined, "Taken into the program in the period, still here or not."),
      ],
    },
    {
      title: "Matching",
      figures: [
        figure(
          "matched",
          "Match rate",
          share(people.inALoop, people.here),
          `Participants who were in an open loop on the last day: ${say(people.inALoop)} of ${say(people.here)}. A loop is one mentoring relationship, a pair or a group.`,
        ),
        figure("opened", "Loops opened", deeds.loopsOpened, "Loops that began in the period."),
        figure("open", "Loops open", deeds.loopsOpen, "Loops that were not closed on the last day, resting ones too."),
      ],
    },
    {
      title: "Together",
      figures: [
        figure(
          "meetings",
          "Meetings held",
          deeds.meetings,
          "Meetings that took place in the period, here or elsewhere.",
        ),
        figure("met", "Loops that met", deeds.loopsMet, "Different loops with at least one of these meetings."),
        figure(
          "goals-set",
          "Goals set",
          deeds.goalsSet,
          "Goals that people wrote down in the period. What they say is theirs.",
        ),
        figure(
          "goals-done",
          "Goals completed",
          deeds.goalsCompleted,
          "Goals that were completed in the period, whenever they were set.",
        ),
        figure("kudos", "Kudos", deeds.kudos, "Thanks that people gave each other in the period."),
      ],
    },
    {
      title: "How it was",
      figures: [
        figure(
          "score",
          "Score of 5",
          voices ? voices.score.toFixed(1) : "–",
          voices
            ? `The mean of all ratings of the period, from 1 to 5: ${say(voices.answers)} answers of ${say(voices.people)} people.`
            : `${TOO_FEW} in the period. Their ratings stay theirs.`,
        ),
        figure("stories", "Stories", deeds.stories, "Stories that their writers showed everybody in the period."),
        figure(
          "certificates",
          "Certificates",
          deeds.certificates,
          "Certificates taken in the period for walking the whole way, and still valid.",
        ),
      ],
    },
  ];
}

export const say = (number: number) => number.toLocaleString("en-GB");
export const share = (part: number, whole: number) => (whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`);

/** "12 days", "half a day or less" for what takes no time. */
export function daysWords(days: number | null): string {
  if (days === null) return "–";
  const whole = Math.round(days);
  return whole === 1 ? "1 day" : `${say(whole)} days`;
}
