import { type Insight, type Scene, sliceOf } from "./insight.ts";
import { pace } from "./pace.ts";
import { QUESTIONS } from "./read-insights.ts";
import { sliceQuery } from "./slice.ts";

/**
 * What asks for a coordinator in a slice: the same questions, asked of its people, with links that lead to them. The pace is
 * left out: it compares cohorts with each other, and so is asked of the whole program.
 */
export async function narrowedInsights(scene: Scene): Promise<Insight[]> {
  const answers = await Promise.all(
    QUESTIONS.filter((question) => question !== pace).map((question) => question.ask(scene)),
  );
  const query = sliceQuery(sliceOf(scene)).replace("?", "&");
  const narrowed = (to: string) => (/^(participants|outreach\/new)\?(?!.*\bto=)/.test(to) ? `${to}${query}` : to);
  return answers.flat().map((insight) => ({
    ...insight,
    who: { ...insight.who, to: narrowed(insight.who.to) },
    action: { ...insight.action, to: narrowed(insight.action.to) },
  }));
}
