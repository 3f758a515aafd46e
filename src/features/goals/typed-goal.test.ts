import { expect, test } from "vitest";
import { isPast, sayDueDay } from "./goal-words.ts";
import { editGoalForm, newGoalForm } from "./typed-goal.ts";

const TODAY = "2026-03-02";
const GOOD = { title: "Speak up", tasks: "Ask\n\n  Ask again \n", dueOn: "", success: "" };
const wrong = (typed: Record<string, unknown>) => {
  const parsed = newGoalForm(TODAY).safeParse({ ...GOOD, ...typed });
  return parsed.success ? [] : parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]);
};

test("a goal is a sentence and one to six tasks; empty lines are none", () => {
  expect(newGoalForm(TODAY).parse(GOOD)).toMatchObject({ title: "Speak up", tasks: ["Ask", "Ask again"] });
});

test.each([
  ["no sentence", { title: "  " }, "title", "What do you want to reach? One sentence is enough."],
  ["a title of 100,000 characters", { title: "x".repeat(100_000) }, "title", "At most 300 characters."],
  ["success of 100,000 characters", { success: "x".repeat(100_000) }, "success", "At most 1,000 characters."],
  ["no task", { tasks: " \n \n" }, "tasks", "One first step is enough, but one there should be."],
  [
    "seven tasks",
    { tasks: "1\n2\n3\n4\n5\n6\n7" },
    "tasks",
    "At most six. Keep the first steps, add the others later.",
  ],
  ["a task of 100,000 characters", { tasks: "x".repeat(100_000) }, "tasks", "A task has at most 200 characters."],
  ["yesterday", { dueOn: "2026-03-01" }, "dueOn", "That day has passed. Choose one that lies ahead."],
  ["a date of last year", { dueOn: "2025-12-31" }, "dueOn", "That day has passed. Choose one that lies ahead."],
  ["no date at all", { dueOn: "soon" }, "dueOn", "A day, such as 2026-05-31."],
  ["the 31st of February", { dueOn: "2026-02-31" }, "dueOn", "A day, such as 2026-05-31."],
  ["the year 9999", { dueOn: "9999-12-31" }, "dueOn", "Within ten years, please."],
  ["a field twice", { title: ["a", "b"] }, "title", "What do you want to reach? One sentence is enough."],
])("%s is refused beside its field", (_, typed, field, words) => {
  expect(wrong(typed)).toContainEqual([field, words]);
});

test("today is still ahead, and so is six", () => {
  expect(wrong({ dueOn: TODAY, tasks: "1\n2\n3\n4\n5\n6" })).toEqual([]);
});

test("an edited goal keeps the day it had, though it has passed, and takes no other past one", () => {
  const form = editGoalForm(TODAY, "2026-02-01");
  const typed = { version: "3", title: "x", task: ["a", "", "b"], taskId: ["1", "2", ""] };
  expect(form.parse({ ...typed, dueOn: "2026-02-01" })).toMatchObject({
    version: 3,
    tasks: [
      { id: "1", title: "a" },
      { id: null, title: "b" },
    ],
  });
  expect(form.safeParse({ ...typed, dueOn: "2026-02-02" }).success).toBe(false);
  expect(form.safeParse({ ...typed, task: ["1", "2", "3", "4", "5", "6", "7"] }).success).toBe(false);
  expect(form.safeParse({ ...typed, task: "" }).success).toBe(false);
});

test("days are said with their year when it is another", () => {
  expect(sayDueDay("2026-05-31", TODAY)).toBe("31 May");
  expect(sayDueDay("2027-05-31", TODAY)).toBe("31 May 2027");
  expect([isPast("2026-03-01", TODAY), isPast(TODAY, TODAY), isPast(null, TODAY)]).toEqual([true, false, false]);
});
