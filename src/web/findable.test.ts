import { describe, expect, test } from "vitest";
import { asked, fits } from "./findable.ts";

describe("what was typed", () => {
  test.each([
    ["Lena", ["lena"], "lena"],
    ["  write to  Lena Fi", ["write", "to", "lena", "fi"], "lena fi"],
    ["match", ["match"], "match"],
    ["count a step for Bao", ["count", "a", "step", "for", "bao"], "bao"],
    ["Will Grant", ["will", "grant"], "will grant"],
    ["", [], ""],
    ["\u0000\ud800", ["\ufffd"], "\ufffd"],
  ])("%j", (typed, words, name) => {
    expect(asked(typed)).toEqual({ words, name });
  });

  test("is read up to 120 letters", () => {
    expect(asked("x".repeat(5_000)).name).toHaveLength(120);
  });
});

describe("a text fits", () => {
  test.each([
    ["", "Dashboard", true],
    ["dash", "Dashboard", true],
    ["board", "Dashboard", false],
    ["nud out", "Outreach: nudges", true],
    ["first stuck", "Write to the people stuck in First Meeting", true],
    ["o'br", "Write to Aoife O'Brien", true],
    ["élo", "Write to Élodie", true],
    ["write ines", "Write to Inês Marques", true],
    ["import people", "Import participants csv", false],
  ])("%j in %j: %s", (typed, text, does) => {
    expect(fits(asked(typed), text)).toBe(does);
  });
});
