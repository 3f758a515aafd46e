import { describe, expect, test } from "vitest";
import { newCertificateId, readCertificateId } from "./certificate-id.ts";
import { meetingWords, spanWords } from "./certificate-words.ts";

const DAY = 86_400_000;
const after = (days: number) => spanWords(new Date(0), new Date(days * DAY));

test.each([
  [0, "1 day"],
  [1, "1 day"],
  [13.4, "13 days"],
  [14, "2 weeks"],
  [27, "4 weeks"],
  [28, "1 month"],
  [45, "1 month"],
  [46, "2 months"],
  [134, "4 months"],
  [365, "12 months"],
])("%d days read as %s", (days, words) => {
  expect(after(days)).toBe(words);
});

test("one meeting is no meetings", () => {
  expect([0, 1, 2].map(meetingWords)).toEqual(["0 meetings", "1 meeting", "2 meetings"]);
});

describe("an id", () => {
  test("cannot be guessed, and is read however it was typed", () => {
    const ids = Array.from({ length: 2_000 }, newCertificateId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(readCertificateId(id.toUpperCase())).toBe(id);
    // Each place takes all 32 letters.
    for (let place = 0; place < 22; place++) expect(new Set(ids.map((id) => id[place])).size).toBe(32);
  });

  test.each([
    "",
    "short",
    "7k3m9q2xw8h4t6v0n1p5r",
    "7k3m9q2xw8h4t6v0n1p5rbb",
    "7k3m9q2xw8h4t6v0n1p5ri",
    "../../etc/passwd......",
  ])("%s is none", (typed) => {
    expect(readCertificateId(typed)).toBeNull();
  });
});
