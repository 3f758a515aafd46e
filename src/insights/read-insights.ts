import { askLowRatings, askMissingRatings } from "./ask-ratings.ts";
import { askSilent } from "./ask-silent.ts";
import { askStuck } from "./ask-stuck.ts";
import type { Insight, Question, Scene } from "./insight.ts";
import { lately, MANY } from "./lately.ts";
import { lostPartner } from "./lost-partner.ts";
import { metOnce } from "./met-once.ts";
import { neverMet } from "./never-met.ts";
import { oneSided } from "./one-sided.ts";
import { overCapacity } from "./over-capacity.ts";
import { pace } from "./pace.ts";
import { stageCounts } from "./stage-counts.ts";
import { turn } from "./turn.ts";
import { waiting } from "./waiting.ts";
import { withoutMentor } from "./without-mentor.ts";

/** In the order in which they are shown: who was let down first, then who stands still, then what is to be seen to. */
export const QUESTIONS: readonly Question[] = [
  askLowRatings,
  lostPartner,
  withoutMentor,
  askStuck,
  askSilent,
  neverMet,
  metOnce,
  turn,
  oneSided,
  waiting,
  overCapacity,
  askMissingRatings,
  pace,
];

/**
 * Everything that asks for a coordinator now. Who is stuck comes from counters. The other questions look for their people,
 * which takes long in a program with tens of thousands: there an answer is kept for some minutes (`lately`), and only the
 * first who asks has to wait. The lists of those people are always of this moment.
 */
export async function readInsights(scene: Scene): Promise<Insight[]> {
  const counts = await stageCounts(scene.db, scene.program);
  const many = counts.reduce((sum, stage) => sum + stage.standings, 0) > MANY;
  if (!many) return (await Promise.all(QUESTIONS.map((question) => question.ask(scene)))).flat();
  const [stuck, others] = await Promise.all([
    askStuck.ask(scene),
    lately(`${scene.program.programId} insights`, scene.asOf.getTime(), () => lookFor(scene)),
  ]);
  return QUESTIONS.flatMap((question, index) => (question === askStuck ? stuck : (others[index] ?? [])));
}

/** One question after the other, so that the database has time for others meanwhile. */
async function lookFor(scene: Scene): Promise<Insight[][]> {
  const answers: Insight[][] = [];
  for (const question of QUESTIONS) answers.push(question === askStuck ? [] : await question.ask(scene));
  return answers;
}
