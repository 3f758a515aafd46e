import { GOAL_IDEAS, type GoalIdea, type Phase } from "./goal-ideas.ts";

/** Where somebody stands: the stage counted from 0, and of how many. */
export type Place = { stage: number; stages: number };

/** Which ideas fit at this place, on any pathway: its first half, what comes then, and its last stage. */
export function phaseOf({ stage, stages }: Place): Phase {
  if (stage >= stages - 1) return "giving";
  return stage * 2 <= stages - 1 ? "beginning" : "growing";
}

/**
 * Three ideas for a next goal: those that fit the place, one of each theme first, without those that were goals before.
 * When a phase has too few left, the later ones follow, then the earlier.
 */
export function suggestGoals(place: Place, before: readonly string[], count = 3): GoalIdea[] {
  const phase = phaseOf(place);
  const order: Phase[] = { beginning: ALL, growing: [ALL[1], ALL[2], ALL[0]], giving: [ALL[2], ALL[1], ALL[0]] }[
    phase
  ] as Phase[];
  const had = new Set(before.map(plain));
  const fresh = order.flatMap((one) => GOAL_IDEAS.filter((idea) => idea.phase === one && !had.has(plain(idea.title))));
  const themes = new Set<string>();
  const varied = fresh.filter((idea) => !themes.has(idea.theme) && themes.add(idea.theme));
  return [...new Set([...varied.slice(0, count), ...fresh])].slice(0, count);
}

const ALL: Phase[] = ["beginning", "growing", "giving"];
const plain = (title: string) => title.trim().toLowerCase();
