import { describe, expect, test } from "vitest";
import type { ProgramId } from "../access/program-id.ts";
import { KINDS } from "../milestones/activity.ts";
import { defaultPathway } from "../milestones/default-pathway.ts";
import type { Condition, Step } from "../milestones/pathway.ts";
import { nextAction, nextActionFrom } from "./next-action.ts";

const program = "prog" as ProgramId;
const step = (when: Condition): Step => ({ id: "s", name: "S", for: ["mentee"], required: true, when });
const by = (by: "self" | "partner" | "anyone", ...of: string[]): Condition => ({ atLeast: 1, of, by });

describe("what starts a step", () => {
  test.each([
    ["be-matched", undefined],
    ["complete-profile", "/programs/prog/profile"],
    ["read-guide", "/programs/prog/guide"],
    ["introduce-yourself", "#write"],
    ["welcome-mentee", "#write"],
    ["arrange-first-meeting", "#arrange"],
    ["agree-expectations", "#agreement"],
    ["meet", "#arrange"],
    ["share-a-goal", "#goals"],
    ["follow-up", "#write"],
    ["meet-again", "#arrange"],
    ["make-progress", "#goals"],
    ["show-appreciation", "#kudos"],
    ["keep-meeting", "#arrange"],
    ["complete-a-goal", "#goals"],
    ["share-your-story", "#story"],
  ])("%s leads to %s", (id, href) => {
    const found = defaultPathway.stages.flatMap((stage) => stage.steps).find((one) => one.id === id) as Step;
    expect(nextAction(found, program)?.href).toBe(href);
  });

  test("every kind that members bring about leads somewhere, except calling a meeting off", () => {
    const leads = KINDS.filter((kind) => nextAction(step(by("self", kind)), program));
    const not = KINDS.filter((kind) => !leads.includes(kind) && !/^(participant|loop)\./.test(kind));
    expect(not).toEqual(["meeting.cancelled", "step.granted", "activity.retracted"]);
  });

  test("what only the partner can do has no button; of alternatives mine is taken", () => {
    expect(nextAction(step(by("partner", "message.sent")), program)).toBeNull();
    expect(
      nextAction(step({ any: [by("partner", "message.sent"), { all: [by("self", "feedback.given")] }] }), program)
        ?.href,
    ).toBe("#feedback");
  });

  test("from another page it leads to the loop's", () => {
    expect(nextActionFrom(step(by("self", "message.sent")), program, "L")?.href).toBe("/programs/prog/loops/L#write");
    expect(nextActionFrom(step(by("self", "guide.read")), program, "L")?.href).toBe("/programs/prog/guide");
    expect(nextActionFrom(step(by("self", "loop.opened")), program, "L")).toBeNull();
  });
});
