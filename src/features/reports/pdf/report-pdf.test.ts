import { describe, expect, test } from "vitest";
import { pdfText } from "../../../../test/support/pdf-text.ts";
import type { CohortId } from "../../../access/cohort-id.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import { defaultPathway } from "../../../milestones/default-pathway.ts";
import { COMPARED_DEFINITION, partsOf, REACHED_DEFINITION } from "../figures.ts";
import type { Report } from "../read-report.ts";
import type { ReportScene } from "../report-scene.ts";
import { reportPdf } from "./report-pdf.ts";

const report: Report = {
  people: { came: 1_234, here: 1_200, mentors: 500, mentees: 600, either: 100, joined: 34, inALoop: 900 },
  reached: ["Matching", "First Meeting", "Grow Together", "Levelling Up", "The whole way"].map((name, at) => ({
    name,
    people: 50 - at * 10,
    ever: 90 - at * 10,
    medianDays: at === 4 ? null : 7 * at + 1,
  })),
  deeds: {
    loopsOpened: 11,
    loopsOpen: 12,
    meetings: 13,
    loopsMet: 14,
    goalsSet: 15,
    goalsCompleted: 16,
    kudos: 17,
    stories: 18,
    certificates: 19,
  },
  voices: { score: 4.36, answers: 44, people: 22 },
};
const cohort = (name: string) => ({ cohortId: name as CohortId, name, startsOn: null });
const scene: ReportScene = {
  program: {
    programId: "p" as ProgramId,
    orgId: "o",
    name: "Programa São João",
    timezone: "UTC",
    pathway: defaultPathway,
  },
  organisation: "Hilltop Mentoring",
  report,
  comparison: { cohorts: [], chosen: false },
  compared: [],
  stories: [],
  cohort: undefined,
  base: "",
  query: "",
  sliceQuery: "",
  formProps: {
    period: { from: "2026-03-01", to: "2026-05-24", since: new Date("2026-03-01"), until: new Date("2026-05-25") },
    slice: { cohort: "", tag: "" },
    compare: [],
    cohorts: [],
    tags: [],
    withStories: true,
    today: "2026-05-25",
  },
};
const NOW = new Date("2026-05-25T10:00:00Z");
const pdfOf = (more: Partial<ReportScene> = {}) => reportPdf({ ...scene, ...more }, { now: NOW, compress: false });
/** Spaces are places on paper: where one piece ends and another begins, none is shown. */
const tight = (text: string) => text.replace(/\s+/g, "");
const textOf = async (more: Partial<ReportScene> = {}) => tight(pdfText(await pdfOf(more)));
const pagesOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length;

describe("the report on paper", () => {
  test("says every number of the page, each with what it counts", async () => {
    const text = await textOf();
    for (const words of ["Hilltop Mentoring", "Programa São João", "1 March 2026 to 24 May 2026"]) {
      expect(text).toContain(tight(words));
    }
    for (const { label, value, definition } of partsOf(report).flatMap((part) => part.figures)) {
      expect(text).toContain(tight(label + value + definition));
    }
    expect(text).toContain(tight(REACHED_DEFINITION));
    expect(text).toContain(tight("Grow Together30 15 days"));
    expect(text).toContain(tight("The whole way10 –"));
    expect(text).toContain(tight("Programa São João, made on 25 May 2026 with Cairn 1 of 2"));
    expect(text).not.toContain("\u{FFFD}");
  });

  test("a score of too few is not on it", async () => {
    const text = await textOf({ report: { ...report, voices: null } });
    expect(text).toContain(tight("Fewer than 5 people answered"));
    expect(text).not.toContain("4.4");
  });

  test("cohorts stand side by side, long names shortened", async () => {
    const compared = ["Spring 2026", "A cohort with a name that does not fit into its column"].map((name) => ({
      cohort: cohort(name),
      report,
    }));
    const text = await textOf({ compared });
    expect(text).toContain(tight(COMPARED_DEFINITION));
    expect(text).toContain(tight("Spring 2026 7 %"));
    expect(text).toMatch(/Acohortwith\w*…7%/);
    expect(text).toContain(
      tight("Spring 2026: 1,234 joined, match rate 75 %, 13 meetings held, 16 goals completed, score 4.4."),
    );
  });

  test("a story of any length is printed whole, over as many pages as it takes", async () => {
    const lines = Array.from({ length: 140 }, (_, n) => `Line ${n} of the story, which is a long one and goes on.`);
    const pdf = await pdfOf({ stories: [{ name: "Дмитро", body: lines.join("\n\n") }] });
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(4);
    const text = tight(pdfText(pdf));
    for (const line of lines) expect(text).toContain(tight(line));
    expect(text).toContain("Дмитро");
  });

  test("letters that no typeface has are left out, and the rest is printed", async () => {
    const program = { ...scene.program, name: "田中 Mentoring 🎉" };
    const text = await textOf({ program, stories: [{ name: "健", body: "Thank you 🙏, all of you\n🎉" }] });
    expect(text).toContain(tight("Mentoring 1 March 2026"));
    expect(text).toContain(tight("Thank you , all of you–"));
  });

  test("is tagged for those who have it read to them, and the same bytes each time", async () => {
    const [first, second] = [await pdfOf(), await pdfOf()];
    const pdf = first.toString("latin1");
    expect(pdf).toContain("/Marked true");
    expect(pdf).toContain("/S /H1");
    expect(pdf).toContain("/Lang (en)");
    expect(pagesOf(first)).toBe(2);
    expect(first.equals(second)).toBe(true);
  });
});
