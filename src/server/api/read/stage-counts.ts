import { z } from "zod";
import { stageCounts } from "../../../insights/stage-counts.ts";
import type { Db } from "../../../store/store.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";

const StageCountBody = z.object({
  stage: z.string(),
  name: z.string(),
  people: z.number().describe("Different people."),
  standings: z.number(),
  paused: z.number(),
});

/** The bars of the dashboard. */
export const stageCountEndpoints = (db: Db): Endpoint[] => [
  endpoint({
    method: "get",
    path: "/api/v1/programs/:program/stage-counts",
    summary: "How many people are at each milestone",
    answer: { status: 200, schema: z.object({ data: z.array(StageCountBody) }) },
    handle: async (_, { program }) => ({ data: await stageCounts(db, program) }),
  }),
];
