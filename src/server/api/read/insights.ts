import { z } from "zod";
import type { Program } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { type PutAside, readDesk } from "../../../insights/asides.ts";
import type { Tips } from "../../../outreach/samples.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { iso, Moment } from "../moment.ts";

const InsightBody = z.object({
  kind: z.string().describe("The question: stuck, never-met, waiting …"),
  key: z.string().describe("Names this answer of it: stuck:matching."),
  sentence: z.string(),
  detail: z.string().nullable(),
  number: z.number().describe("Different people, or loops; 1001 means more than 1,000."),
  who: z.string().describe("The page that lists exactly those."),
  why: z.string(),
  helps: z.array(z.string()).describe("What usually helps."),
  action: z.object({ label: z.string(), page: z.string() }),
  putAside: z
    .object({
      by: z.string(),
      at: Moment,
      reason: z.string(),
      until: Moment.nullable().describe("Null: until somebody new is in it."),
    })
    .nullable()
    .describe("By a coordinator, while that holds."),
  stage: z.string().optional().describe("Of stuck: the milestone, and the next four."),
  name: z.string().optional(),
  days: z.number().optional(),
  people: z.number().optional(),
  turns: z.object({ me: z.number(), either: z.number(), partner: z.number(), nobody: z.number() }).optional(),
});

/** Where the pages are, and what usually helps. */
export type Pages = { baseUrl: string; tips: Tips };

/** What is on the coordinator's desk: the insights that hold, and those that were put aside. */
export const insightEndpoints = (log: Log, pages: Pages): Endpoint[] => [
  endpoint({
    method: "get",
    path: "/api/v1/programs/:program/insights",
    summary: "Who needs the coordinator",
    answer: { status: 200, schema: z.object({ data: z.array(InsightBody) }) },
    handle: async (_, { program }) => {
      const desk = await readDesk({ db: log.store.db, program, asOf: log.now() });
      const all = [...desk.insights.map((insight) => ({ insight })), ...desk.aside];
      return { data: all.map((one) => insightBody(one, program, pages)) };
    },
  }),
];

type OneInsight = Pick<PutAside, "insight"> & Partial<PutAside>;
function insightBody({ insight, aside }: OneInsight, { programId }: Program, { baseUrl, tips }: Pages) {
  const { kind, key, sentence, detail, number, who, why, tip, action } = insight;
  const page = (to: string) => `${baseUrl}/programs/${programId}/${to}`;
  return {
    ...{ kind, key, sentence, detail, number, why },
    ...insight.stuck,
    who: page(who.to),
    helps: tips[tip] ?? [],
    action: { label: action.label, page: page(action.to) },
    putAside: aside
      ? { by: aside.by, at: aside.at.toISOString(), reason: aside.reason, until: iso(aside.until) }
      : null,
  };
}
