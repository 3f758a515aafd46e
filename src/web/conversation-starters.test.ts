import { expect, test } from "vitest";
import { defaultPathway } from "../milestones/default-pathway.ts";
import { startersFor } from "./conversation-starters.ts";

const roles = ["mentor", "mentee"] as const;

test("every stage of the default pathway has starters of its own, other ones for each role", () => {
  const all = defaultPathway.stages.flatMap(({ id }) => roles.flatMap((role) => startersFor(id, role)));
  expect(all.length).toBeGreaterThanOrEqual(40);
  expect(new Set(all).size).toBe(all.length);
  for (const { id } of defaultPathway.stages) {
    for (const role of roles) expect(startersFor(id, role)).not.toEqual(startersFor("any", role));
  }
});

test("a stage of an own pathway, or none, gets those that fit at any time", () => {
  for (const stage of ["our-own", null, "constructor"]) {
    expect(startersFor(stage, "mentee")).toEqual(startersFor("any", "mentee"));
    expect(startersFor(stage, "mentee").length).toBeGreaterThan(0);
  }
});

test("they are said as people speak: short, without exclamation marks", () => {
  for (const stage of [...defaultPathway.stages.map(({ id }) => id), "any"]) {
    for (const role of roles) {
      for (const words of startersFor(stage, role)) {
        expect(words).toMatch(/[.?]$/);
        expect(words).not.toContain("!");
        expect(words.length).toBeLessThan(120);
      }
    }
  }
});
