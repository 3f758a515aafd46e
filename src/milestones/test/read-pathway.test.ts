import { describe, expect, test } from "vitest";
import { KINDS } from "../activity.ts";
import { defaultPathway } from "../default-pathway.ts";
import { type PathwayProblem, readPathway } from "../read-pathway.ts";

type Json = Record<string, unknown>;
const problems = (json: unknown): PathwayProblem[] => {
  const answer = readPathway(json);
  return "problems" in answer ? answer.problems : [];
};
const places = (json: unknown) => problems(json).map((problem) => problem.place);

const step = (over: Json = {}): Json => ({
  id: "talk",
  name: "Talk",
  for: ["mentor", "mentee"],
  required: true,
  when: { atLeast: 1, of: ["message.sent"], by: "self" },
  ...over,
});
const stage = (over: Json = {}): Json => ({ id: "second", name: "Second", summary: "", steps: [step()], ...over });
const pathway = (over: Json = {}): Json => ({
  id: "own",
  version: 1,
  stuckAfterDays: 21,
  stages: [stage({ id: "first", steps: [step({ id: "start" })] }), stage()],
  ...over,
});
/** A pathway whose second stage, or its step, or that one's condition, is this way. */
const withStage = (over: Json) =>
  pathway({ stages: [stage({ id: "first", steps: [step({ id: "start" })] }), stage(over)] });
const withStep = (over: Json) => withStage({ steps: [step(over)] });
const withWhen = (over: Json) => withStep({ when: { atLeast: 1, of: ["message.sent"], by: "self", ...over } });

const STAGE = "stages[1]";
const STEP = `${STAGE}.steps[0]`;
const WHEN = `${STEP}.when`;
const many = (length: number) =>
  Array.from({ length }, (_, index) => stage({ id: `s${index}`, steps: [step({ id: `t${index}` })] }));

describe("a pathway that can work is taken as it is", () => {
  test.each<[string, unknown]>([
    ["the default one", defaultPathway],
    ["a short one", pathway()],
    ["12 stages", pathway({ stages: many(12) })],
    ["a threshold of its own", withStage({ stuckAfterDays: 0.5 })],
    ["a step that is only suggested", withStage({ steps: [step(), step({ id: "more", required: false })] })],
    ["a step for each role", withStage({ steps: [step({ for: ["mentor"] }), step({ id: "b", for: ["mentee"] })] })],
    ["conditions in conditions", withStep({ when: { any: [{ all: [step().when, step().when] }, step().when] } })],
    ["where and after", withWhen({ where: { rating: { min: 2, max: 2 } }, after: "meeting.held" })],
  ])("%s", (_what, json) => {
    expect(readPathway(json)).toEqual({ pathway: json });
  });
});

describe("a pathway that cannot work is refused with the place and the reason", () => {
  test.each<[string, unknown, string]>([
    ["a list", [], ""],
    ["nothing", null, ""],
    ["text", "own", ""],
    ["no id", pathway({ id: " " }), "id"],
    ["an id that is no text", pathway({ id: 1 }), "id"],
    ["version 0", pathway({ version: 0 }), "version"],
    ["version 1.5", pathway({ version: 1.5 }), "version"],
    ["stuck after 0 days", pathway({ stuckAfterDays: 0 }), "stuckAfterDays"],
    ["stuck never", pathway({ stuckAfterDays: Number.POSITIVE_INFINITY }), "stuckAfterDays"],
    ["stuck after text", pathway({ stuckAfterDays: "21" }), "stuckAfterDays"],
    ["no stages", pathway({ stages: undefined }), "stages"],
    ["1 stage", pathway({ stages: many(1) }), "stages"],
    ["13 stages", pathway({ stages: many(13) }), "stages"],
    ["a stage without an id", withStage({ id: "" }), `${STAGE}.id`],
    ["a stage twice", withStage({ id: "first" }), `${STAGE}.id`],
    ["a stage without a name", withStage({ name: null }), `${STAGE}.name`],
    ["a stage stuck after -1 days", withStage({ stuckAfterDays: -1 }), `${STAGE}.stuckAfterDays`],
    ["a stage without a step for mentors", withStep({ for: ["mentee"] }), `${STAGE}.steps`],
    ["a stage without a step for mentees", withStep({ for: ["mentor"] }), `${STAGE}.steps`],
    ["a step without an id", withStep({ id: undefined }), `${STEP}.id`],
    ["a step id used twice", withStep({ id: "start" }), `${STEP}.id`],
    ["a step without a name", withStep({ name: "" }), `${STEP}.name`],
    ["a step for coaches, too", withStep({ for: ["mentor", "mentee", "coach"] }), `${STEP}.for`],
    ["no condition", withStep({ when: undefined }), WHEN],
    ["a condition that is a list", withStep({ when: [] }), WHEN],
    ["any of nothing", withStep({ when: { any: [] } }), `${WHEN}.any`],
    ["all of what is no list", withStep({ when: { all: {} } }), `${WHEN}.all`],
    ["a part that is none", withStep({ when: { all: [step().when, { any: [7] }] } }), `${WHEN}.all[1].any[0]`],
    ["atLeast 0", withWhen({ atLeast: 0 }), `${WHEN}.atLeast`],
    ["atLeast 1.5", withWhen({ atLeast: 1.5 }), `${WHEN}.atLeast`],
    ["atLeast left out", withWhen({ atLeast: undefined }), `${WHEN}.atLeast`],
    ["of nothing", withWhen({ of: [] }), `${WHEN}.of`],
    ["of what is no list", withWhen({ of: "message.sent" }), `${WHEN}.of`],
    ["an unknown kind", withWhen({ of: ["message.sent", "moon.seen"] }), `${WHEN}.of`],
    ["a kind that never counts", withWhen({ of: ["activity.retracted"] }), `${WHEN}.of`],
    ["by nobody", withWhen({ by: undefined }), `${WHEN}.by`],
    ["by the mentor", withWhen({ by: "mentor" }), `${WHEN}.by`],
    ["after an unknown kind", withWhen({ after: "moon.seen" }), `${WHEN}.after`],
    ["after what never counts", withWhen({ after: "step.granted" }), `${WHEN}.after`],
    ["where that is no object", withWhen({ where: "rating" }), `${WHEN}.where`],
    ["where without bounds", withWhen({ where: { rating: {} } }), `${WHEN}.where.rating`],
    ["where of a number", withWhen({ where: { rating: 4 } }), `${WHEN}.where.rating`],
    ["a min that is no number", withWhen({ where: { rating: { min: "4" } } }), `${WHEN}.where.rating`],
    ["a max that is no number", withWhen({ where: { rating: { min: 1, max: "4" } } }), `${WHEN}.where.rating`],
    ["a min above the max", withWhen({ where: { rating: { min: 5, max: 4 } } }), `${WHEN}.where.rating`],
  ])("%s", (_what, json, place) => {
    expect(places(json)).toEqual([place]);
    expect(problems(json)[0]?.reason).toMatch(/\w.*\.$/);
  });

  test("a step that is neither required nor suggested holds nobody, either", () => {
    expect(places(withStep({ required: "yes" }))).toEqual([`${STEP}.required`, `${STAGE}.steps`, `${STAGE}.steps`]);
  });

  test("a step for nobody, a stage that is none, a step that is none", () => {
    expect(places(withStep({ for: [] }))).toContain(`${STEP}.for`);
    expect(places(withStep({ for: "mentor" }))).toContain(`${STEP}.for`);
    expect(places(pathway({ stages: [null, stage()] }))).toEqual(
      ["id", "name", "steps", "steps"].map((x) => `stages[0].${x}`),
    );
    expect(places(withStage({ steps: [null, step()] }))).toContain(`${STEP}.id`);
    expect(places(withStage({ steps: "talk" }))).toEqual([`${STAGE}.steps`, `${STAGE}.steps`]);
  });

  test("every reason at once", () => {
    expect(places(pathway({ id: "", version: 0, stages: [] }))).toEqual(["id", "version", "stages"]);
  });

  test("every kind but four may be counted", () => {
    const not = KINDS.filter((kind) => problems(withWhen({ of: [kind] })).length > 0);
    expect(not).toEqual(["participant.removed", "participant.rejoined", "step.granted", "activity.retracted"]);
  });
});
