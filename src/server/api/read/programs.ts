import { z } from "zod";
import type { Program } from "../../../access/viewer.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";

const ProgramBody = z.object({
  id: z.string(),
  name: z.string(),
  timezone: z.string(),
  stages: z.array(z.object({ id: z.string(), name: z.string(), stuckAfterDays: z.number() })),
});

/** The program of the token, in a list of one and by itself. */
export const programEndpoints = (): Endpoint[] => [
  endpoint({
    method: "get",
    path: "/api/v1/programs",
    summary: "The program that the token is for",
    answer: { status: 200, schema: z.object({ data: z.array(ProgramBody), next: z.null() }) },
    handle: async (_, { program }) => ({ data: [programBody(program)], next: null }),
  }),
  endpoint({
    method: "get",
    path: "/api/v1/programs/:program",
    summary: "One program, with its milestones",
    answer: { status: 200, schema: ProgramBody },
    handle: async (_, { program }) => programBody(program),
  }),
];

const programBody = ({ programId, name, timezone, pathway }: Program) => ({
  id: programId,
  name,
  timezone,
  stages: pathway.stages.map((stage) => ({
    id: stage.id,
    name: stage.name,
    stuckAfterDays: stage.stuckAfterDays ?? pathway.stuckAfterDays,
  })),
});
