import fc from "fast-check";
import { expect, test } from "vitest";
import { dueStep, type SentStep, type Stay } from "./due-step.ts";

const STEPS = [7, 14, 21];
const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const stay = (days: number | null, more: Partial<Stay> = {}): Stay => ({
  days,
  theirTurn: true,
  lastActiveAt: null,
  ...more,
});

test.each([
  ["just before the first", stay(6), [], null],
  ["at the first", stay(7), [], 0],
  ["just before the second", stay(13), [], 0],
  ["at the second, the first was missed", stay(14), [], 1],
  ["long after all of them", stay(90), [], 2],
  ["the first was sent", stay(7), [{ step: 0, at: at(7) }], null],
  ["the first was sent, the second is due", stay(14), [{ step: 0, at: at(7) }], 1],
  ["the second was sent without a first", stay(20), [{ step: 1, at: at(14) }], null],
  ["they answered the first", stay(14, { lastActiveAt: at(8) }), [{ step: 0, at: at(7) }], null],
  ["they were here before the first only", stay(14, { lastActiveAt: at(6) }), [{ step: 0, at: at(7) }], 1],
  ["they were here, and nothing was sent", stay(14, { lastActiveAt: at(13) }), [], 1],
  ["it is not their turn", stay(30, { theirTurn: false }), [], null],
  ["days are not counted", stay(null), [], null],
] as [string, Stay, SentStep[], number | null][])("%s", (_, one, sent, due) => {
  expect(dueStep(STEPS, one, sent)).toBe(due);
});

test("run every day or hardly ever, nobody gets a step twice, nor an earlier one after a later one", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }), (daysOfRuns) => {
      const sent: SentStep[] = [];
      for (const day of daysOfRuns.sort((a, b) => a - b)) {
        const step = dueStep(STEPS, stay(day), sent);
        if (step === null) continue;
        expect(sent.every((one) => one.step < step)).toBe(true);
        sent.push({ step, at: at(day) });
      }
      const last = daysOfRuns.at(-1) ?? 0;
      const reached = STEPS.findLastIndex((days) => last >= days);
      expect(sent.at(-1)?.step ?? -1).toBe(reached);
    }),
  );
});
