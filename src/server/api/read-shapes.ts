import { z } from "zod";

// What the endpoints that read answer with, as the description of the API has it.

export const Moment = z.string().describe("ISO 8601, in UTC.");
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullable();
export const ProgramBody = z.object({
  id: z.string(),
  name: z.string(),
  timezone: z.string(),
  stages: z.array(z.object({ id: z.string(), name: z.string(), stuckAfterDays: z.number() })),
});
export const ParticipantBody = z.object({
  id: z.string(),
  name: z.string(),
  email: maybe(z.string()),
  role: z.enum(["mentor", "mentee", "either"]),
  status: z.enum(["joined", "invited", "active", "removed"]),
  tags: z.array(z.string()),
  joinedAt: Moment,
  lastActiveAt: maybe(Moment),
});
export const LoopBody = z.object({
  id: z.string(),
  status: z.enum(["open", "paused", "closed"]),
  openedAt: Moment,
  closedAt: maybe(Moment),
  members: z.array(z.object({ participant: z.string(), role: z.enum(["mentor", "mentee"]) })),
});
export const StandingBody = z.object({
  participant: z.string(),
  loop: maybe(z.string()).describe("Null: in no loop."),
  role: z.enum(["mentor", "mentee", "either"]),
  stage: z.string(),
  enteredAt: Moment,
  stuck: z.boolean().describe("In this stage for more days than the program allows."),
  paused: z.boolean(),
  closed: z.boolean(),
  completedAt: maybe(Moment),
  done: z.array(z.string()),
  next: z.array(z.string()),
  turn: maybe(z.enum(["me", "partner", "either", "nobody"])),
});
export const ActivityBody = z.looseObject({
  id: z.string(),
  seq: z.number(),
  kind: z.string(),
  occurredAt: Moment,
  recordedAt: Moment,
  loop: z.string().optional(),
  actor: z.string().optional(),
});
export const StageCountBody = z.object({
  stage: z.string(),
  name: z.string(),
  people: z.number().describe("Different people."),
  standings: z.number(),
  paused: z.number(),
});
export const InsightBody = z.object({
  kind: z.string().describe("The question: stuck, never-met, waiting …"),
  key: z.string().describe("Names this answer of it: stuck:matching."),
  sentence: z.string(),
  detail: maybe(z.string()),
  number: z.number().describe("Different people, or loops; 1001 means more than 1,000."),
  who: z.string().describe("The page that lists exactly those."),
  why: z.string(),
  helps: z.array(z.string()).describe("What usually helps."),
  action: z.object({ label: z.string(), page: z.string() }),
  putAside: maybe(
    z.object({
      by: z.string(),
      at: Moment,
      reason: z.string(),
      until: maybe(Moment).describe("Null: until somebody new is in it."),
    }),
  ).describe("By a coordinator, while that holds."),
  stage: z.string().optional().describe("Of stuck: the milestone, and the next four."),
  name: z.string().optional(),
  days: z.number().optional(),
  people: z.number().optional(),
  turns: z.object({ me: z.number(), either: z.number(), partner: z.number(), nobody: z.number() }).optional(),
});
