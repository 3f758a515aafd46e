import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultPathway } from "../../milestones/default-pathway.ts";
import { loadGuides } from "./guide-text.ts";
import { SECTIONS, sectionsFor } from "./reading-panel.tsx";

const guides = loadGuides(join(import.meta.dirname, "guides"));

test.each(["mentor", "mentee"] as const)("for a %s every stage after the first has a section that is there", (role) => {
  for (const { id } of defaultPathway.stages.slice(1)) {
    const section = SECTIONS[role][id] as string;
    expect(guides[role].sections.get(section)).toMatch(/\w/);
    expect(guides[role].html).toContain(`<h2 id="${section}">`);
  }
});

test("the sections of both guides can be led to on one page", () => {
  const ids = [...guides.mentor.sections.keys(), ...guides.mentee.sections.keys()];
  expect(new Set(ids).size).toBe(ids.length);
});

test("two loops at one stage want one section; a stage of an own pathway wants none", () => {
  const loop = (role: "mentor" | "mentee", stage: string) => ({ stage, viewer: { loop: { role } } }) as never;
  expect(
    sectionsFor([
      loop("mentor", "matching"),
      loop("mentor", "matching"),
      loop("mentee", "levelling-up"),
      loop("mentor", "our-own"),
    ]),
  ).toEqual(["mentor-your-first-message", "mentee-ending-well"]);
});
