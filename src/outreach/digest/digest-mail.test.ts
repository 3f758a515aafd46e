import { expect, test } from "vitest";
import type { ProgramId } from "../../access/program-id.ts";
import { CAP } from "../../insights/insight.ts";
import { type Digest, digestMail } from "./digest-mail.ts";

const one = (key: string, number: number) => ({
  key,
  number,
  sentence: `${number} in ${key}`,
  who: { label: "See who", to: `participants?insight=${key}` },
  action: { label: "Reach out", to: `outreach/new?insight=${key}` },
});
const digest = (more: Partial<Digest>): Digest => ({
  program: { programId: "p1" as ProgramId, name: "Spring\ncohort" },
  coordinator: "Cora Almeida",
  insights: [],
  before: null,
  passages: [],
  writes: true,
  baseUrl: "https://cairn.example",
  off: "https://cairn.example/digests/t",
  ...more,
});

test("three things first, five more, and no further", () => {
  const insights = "abcdefghij".split("").map((key, index) => one(key, index + 1));
  const { subject, body } = digestMail(digest({ insights }));
  expect(subject).toBe("Spring cohort: three things for this week");
  expect(body).toContain("1. 1 in a.\nReach out:\nhttps://cairn.example/programs/p1/outreach/new?insight=a\n");
  expect(body).toContain("3. 3 in c.");
  expect(body).toContain("8 in h.\nhttps://cairn.example/programs/p1/participants?insight=h");
  expect(body).not.toContain("9 in i");
});

test("a quiet week is a short kind line", () => {
  const { subject, body } = digestMail(digest({}));
  expect(subject).toBe("Spring cohort: a quiet week");
  expect(body).toContain("is stuck or waits for you. Have a good week.");
});

test("what changed since the last mail is said where it can be", () => {
  const insights = [one("a", 3), one("b", 3), one("c", 3), one("d", CAP), one("e", 4)];
  const { body } = digestMail(digest({ insights, before: { a: 2, b: 3, d: 7, e: CAP } }));
  for (const words of [
    "3 in a (2 in the last mail).",
    "3 in b.",
    "3 in c (new since the last mail).",
    `${CAP} in d.`,
    "4 in e.",
  ])
    expect(body).toContain(words);
});

test("who may not write to people is sent to the list of them", () => {
  const { body } = digestMail(digest({ insights: [one("a", 3)], writes: false }));
  expect(body).toContain("3 in a.\nSee who:\nhttps://cairn.example/programs/p1/participants?insight=a\n");
  expect(body).not.toContain("outreach");
});
