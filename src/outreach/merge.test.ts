import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasStrayBraces, MERGE_FIELDS, type MergeValues, merge, mergeSubject, unknownFields } from "./merge.ts";
import { loadSamples, loadTips, readSample, sampleFor, suited } from "./samples.ts";

const FOLDER = join(import.meta.dirname, "samples");
const values = Object.fromEntries(MERGE_FIELDS.map((field) => [field, `<${field}>`])) as MergeValues;

describe("merging", () => {
  test("fills the fields in, with and without spaces", () => {
    expect(merge("Hello {{first_name}} and {{ partner_first_name }}", values)).toBe(
      "Hello <first_name> and <partner_first_name>",
    );
  });

  test("says something kind where a value is missing", () => {
    const none = Object.fromEntries(MERGE_FIELDS.map((field) => [field, null])) as MergeValues;
    expect(merge("Hello {{first_name}}, {{next_step}} with {{partner_first_name}}", none)).toBe(
      "Hello there, one small step with your partner",
    );
  });

  test("names fields that do not exist, and leaves them", () => {
    expect(unknownFields("{{first_name}} {{surname}} {{ surname }} {{}}")).toEqual(["surname", ""]);
    expect(merge("{{surname}}", values)).toBe("{{surname}}");
  });

  test("begins a subject with a capital, whoever stands first in it", () => {
    const group = { ...values, partner_first_name: "the group “Élan”" };
    expect(mergeSubject("{{partner_first_name}} is waiting", group)).toBe("The group “Élan” is waiting");
    expect(mergeSubject("{{partner_first_name}}", { ...values, partner_first_name: "李伟" })).toBe("李伟");
  });

  test("a value is never looked into, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const text = merge("{{first_name}}", { ...values, first_name: name });
        expect(text).toBe(name);
        expect(merge("{{first_name}}", { ...values, first_name: `{{link}}${name}` })).toBe(`{{link}}${name}`);
      }),
    );
  });
});

test.each([
  ["{{first_name}} and {{ link }}", false],
  ["{ one brace } is a brace", false],
  ["{{first_name}", true],
  ["first_name}}", true],
  ["{{{first_name}}}", false],
])("%s: stray braces %s", (text, stray) => {
  expect(hasStrayBraces(text)).toBe(stray);
});

describe("samples", () => {
  const samples = loadSamples(FOLDER);
  const stages = ["getting-started", "matching", "first-meeting", "grow-together", "levelling-up"];

  test("each has one thing to press, with a name, and begins as a letter does", () => {
    for (const { id, body } of samples) {
      expect(body.match(/\{\{link\}\}/g), id).toHaveLength(1);
      expect(body, id).toMatch(/\n\n[A-Z][^\n]+[^:.]:\n\{\{link\}\}(#[a-z]+)?\n\n/);
      expect(body, id).toMatch(/^Hello \{\{first_name\}\},\n\n\p{Lu}/u);
    }
  });

  test("there is one for each stage and role, and tips for each stage", () => {
    for (const stage of stages) {
      for (const role of ["mentor", "mentee"]) {
        expect(samples.some((sample) => sample.stage === stage && sample.role === role)).toBe(true);
      }
      expect(loadTips(FOLDER)[stage]?.length).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(loadSamples(FOLDER))("$id is short, and leads somewhere", ({ body }) => {
    const words = body.split(/\s+/).length;
    expect(words).toBeGreaterThan(40);
    expect(words).toBeLessThan(115);
    expect(body.match(/\{\{link\}\}/g)).toHaveLength(1);
  });

  test("those for the stage and role come first", () => {
    const suit = (stage: string | null, role: string | null, insight?: string) =>
      suited(samples, { stage, role, insight: insight ?? null });
    expect(suit("matching", "mentor")[0]?.id).toBe("matching-mentor");
    expect(suit("matching", "mentor")).toHaveLength(samples.length);
    expect(suit("levelling-up", "mentee")[0]?.id).toBe("levelling-up-mentee");
    expect(suit("first-meeting", null)[0]?.id).toMatch(/^first-meeting/);
    expect(suit("first-meeting", null, "met-once-and-silent")[0]?.id).toBe("met-once-and-silent");
  });

  test.each([
    "low-rating",
    "silent",
    "lost-partner",
    "waiting-for-a-match",
    "arranged-but-never-met",
    "met-once-and-silent",
    "one-side-carries-all",
    "mentor-over-capacity",
    "rating-missing",
    "whose-turn",
  ])("there is one for the insight %s, with a name for the list", (insight) => {
    const sample = sampleFor(samples, insight);
    expect(sample?.insight).toContain(insight);
    expect(sample?.title?.length).toBeGreaterThan(5);
  });

  test("an insight has one sample, and no sample is called like another's insight", () => {
    const keys = samples.flatMap((sample) => sample.insight.filter((key) => key !== sample.id));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => samples.some((sample) => sample.id === key))).toEqual([]);
  });

  test.each([
    ["no head", "Hello", "begins with its head"],
    ["an unknown role", "---\nid: a\nstage: b\nrole: boss\nsubject: c\n---\nd", "role"],
    ["an unknown field", "---\nid: a\nstage: b\nrole: any\nsubject: c\n---\n{{surname}}", "{{surname}}"],
  ])("%s is refused with its file", (_, text, reason) => {
    expect(() => readSample("bad.md", text)).toThrow(reason);
    expect(() => readSample("bad.md", text)).toThrow("bad.md");
  });
});
