import { describe, expect, test } from "vitest";
import { GOAL_IDEAS } from "./goal-ideas.ts";
import { TASKS_MAX } from "./goals.tables.ts";
import { phaseOf, suggestGoals } from "./suggest-goals.ts";

test.each([
  [0, 5, "beginning"],
  [2, 5, "beginning"],
  [3, 5, "growing"],
  [4, 5, "giving"],
  [0, 2, "beginning"],
  [1, 2, "giving"],
  [5, 12, "beginning"],
  [6, 12, "growing"],
  [11, 12, "giving"],
] as const)("stage %i of %i is %s", (stage, stages, phase) => {
  expect(phaseOf({ stage, stages })).toBe(phase);
});

describe("suggestions", () => {
  test("are three, fit the place, and differ in theme", () => {
    for (const stage of [0, 1, 2, 3, 4]) {
      const ideas = suggestGoals({ stage, stages: 5 }, []);
      expect(ideas).toHaveLength(3);
      expect(new Set(ideas.map((idea) => idea.theme)).size).toBe(3);
      expect(ideas[0]?.phase).toBe(phaseOf({ stage, stages: 5 }));
    }
  });

  test("leave out what was a goal before, however it was written", () => {
    const [first] = suggestGoals({ stage: 3, stages: 5 }, []);
    const again = suggestGoals({ stage: 3, stages: 5 }, [` ${first?.title.toUpperCase()} `]);
    expect(again.map((idea) => idea.id)).not.toContain(first?.id);
    expect(again).toHaveLength(3);
  });

  test("are none when all have been goals", () => {
    const all = GOAL_IDEAS.map((idea) => idea.title);
    expect(suggestGoals({ stage: 0, stages: 5 }, all)).toEqual([]);
    expect(suggestGoals({ stage: 4, stages: 5 }, all.slice(0, -2))).toHaveLength(2);
  });
});

test("every idea can be set as it is", () => {
  expect(new Set(GOAL_IDEAS.map((idea) => idea.id)).size).toBe(GOAL_IDEAS.length);
  for (const idea of GOAL_IDEAS) {
    expect(idea.title.length).toBeLessThanOrEqual(300);
    expect(idea.tasks.length).toBeGreaterThanOrEqual(1);
    expect(idea.tasks.length).toBeLessThanOrEqual(TASKS_MAX);
    expect(`${idea.title}${idea.success}${idea.tasks.join("")}`).not.toMatch(/!/);
  }
});
