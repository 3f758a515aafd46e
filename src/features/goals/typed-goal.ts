import { z } from "zod";
import type { TypedTask } from "./edit-goal.ts";
import { TASKS_MAX } from "./goals.tables.ts";

const TASK_LONG = "A task has at most 200 characters.";
const TASKS_MANY = "At most six. Keep the first steps, add the others later.";
const TASKS_NONE = "One first step is enough, but one there should be.";

const title = z
  .string("What do you want to reach? One sentence is enough.")
  .trim()
  .min(1, "What do you want to reach? One sentence is enough.")
  .max(300, "At most 300 characters.");
const success = z.string("Some words, or none.").trim().max(1_000, "At most 1,000 characters.").default("");
const box = z.string().optional();

const DAY = "A day, such as 2026-05-31.";
const dueOn = (today: string, kept: string | null) =>
  z
    .string(DAY)
    .default("")
    .superRefine((day, issues) => {
      const wrong = day === "" || day === kept ? null : wrongDay(day, today);
      if (wrong) issues.addIssue(wrong);
    });

/** It has not passed, and lies within ten years. The day that stands there already may stay, passed or not. */
function wrongDay(day: string, today: string): string | null {
  if (!z.iso.date().safeParse(day).success) return DAY;
  if (day < today) return "That day has passed. Choose one that lies ahead.";
  return Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + 10 ? "Within ten years, please." : null;
}

/** A new goal as its form sends it: the tasks in one field, one on each line. `today` is the reader's day. */
export const newGoalForm = (today: string) =>
  z.object({
    title,
    success,
    dueOn: dueOn(today, null),
    tasks: z
      .string(TASKS_NONE)
      .default("")
      .transform((text) => lines(text.split("\n")))
      .refine((tasks) => tasks.length >= 1, TASKS_NONE)
      .refine((tasks) => tasks.length <= TASKS_MAX, TASKS_MANY)
      .refine((tasks) => tasks.every((task) => task.length <= 200), TASK_LONG),
    share: box,
    coordinator: box,
  });

const list = z.union([z.string(), z.array(z.string())], TASKS_NONE).default([]);

/** A goal that is edited: each task a field of its own, beside the id it had. An emptied field takes its task away. */
export const editGoalForm = (today: string, dueBefore: string | null) =>
  z
    .object({
      version: z.coerce.number().int().catch(-1),
      title,
      success,
      dueOn: dueOn(today, dueBefore),
      task: list,
      taskId: list,
      share: box,
      coordinator: box,
    })
    .transform((form) => ({ ...form, tasks: typedTasks([form.task].flat(), [form.taskId].flat()) }))
    .refine(({ tasks }) => tasks.length >= 1, { path: ["task"], error: TASKS_NONE })
    .refine(({ tasks }) => tasks.length <= TASKS_MAX, { path: ["task"], error: TASKS_MANY })
    .refine(({ tasks }) => tasks.every((task) => task.title.length <= 200), { path: ["task"], error: TASK_LONG });

export function typedTasks(titles: readonly string[], ids: readonly string[]): TypedTask[] {
  return titles
    .map((text, index) => ({ title: text.trim(), id: ids[index] || null }))
    .filter((task) => task.title !== "");
}

const lines = (texts: readonly string[]) => texts.map((line) => line.trim()).filter(Boolean);
