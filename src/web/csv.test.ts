import { expect, test } from "vitest";
import { csvLines, csvMoment } from "./csv.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+44 20", "'+44 20"],
  ["-5", "'-5"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", `"'\t'=1"`],
  // Spreadsheets split at semicolons and tabs, too, as they are set or as their country has it.
  ["Ana;=1+1", `"Ana;'=1+1"`],
  ["Ana;@x;-y; =z", `"Ana;'@x;'-y; '=z"`],
  ["Ana\t=1", `"Ana\t'=1"`],
  ["Ana; Ben", `"Ana; Ben"`],
  ['A "quoted" name, Jr.', '"A ""quoted"" name, Jr."'],
  ["two\nlines", '"two\nlines"'],
  ["Ana-Maria = Ana + Maria", "Ana-Maria = Ana + Maria"],
  ["Дмитро Łuk 田中", "Дмитро Łuk 田中"],
])("%j is written as %s", (cell, written) => {
  expect(csvLines([[cell, "next"]])).toBe(`${written},next\r\n`);
});

test("moments are in UTC, as spreadsheets read them", () => {
  expect(csvMoment(new Date("2026-03-02T09:00:00.500Z"))).toBe("2026-03-02 09:00:00");
  expect(csvMoment(null)).toBe("");
});
