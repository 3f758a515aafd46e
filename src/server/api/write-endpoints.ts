import type { Context } from "hono";
import { z } from "zod";
import type { TokenViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { toRow } from "../../activity/row.ts";
import { isRefusal, NEEDED } from "../../milestones/read-activity.ts";
import { REFUSAL_CODES } from "../../milestones/refusal.ts";
import { ActivityIn } from "./activity-in.ts";
import { type Endpoint, endpoint } from "./endpoint.ts";
import { once, undone } from "./once.ts";
import { problem } from "./problem.ts";
import { activityBody } from "./read/activities.ts";
import { recordTold } from "./record-told.ts";
import { readLines, readTold } from "./told-from-outside.ts";

const RefusedLine = z.object({ line: z.number(), code: z.string(), words: z.string() });
const Report = z.object({
  recorded: z.number(),
  skipped: z.number().describe("Told before."),
  refused: z.array(RefusedLine),
});
const path = "/api/v1/programs/:program/activities";

/** What can be told from outside. State, activities and standings change in one transaction, or not at all. */
export function writeEndpoints(log: Log): Endpoint[] {
  return [
    endpoint({
      method: "post",
      path,
      summary: "Record what happened",
      body: { type: "application/json", schema: ActivityIn },
      needs: NEEDED,
      once: true,
      answer: { status: 201, schema: z.looseObject({ id: z.string(), kind: z.string() }) },
      refusals: {
        400: "Not JSON, or no Idempotency-Key.",
        409: "The key was used for another request.",
        422: `The rules of the log forbid it; \`code\` is one of ${REFUSAL_CODES.filter((one) => one !== "bad_json").join(", ")}.`,
      },
      handle: (c, viewer) => record(log, c, viewer),
    }),
    endpoint({
      method: "post",
      path: `${path}/import`,
      summary: "Bring a whole log along",
      description:
        "One activity a line, as for recording one, in the order of recording; occurredAt is needed here. Written whole or not at all; with `lenient=1` the refused lines are left out and reported.",
      query: z.object({ lenient: z.enum(["0", "1"]).default("0") }),
      body: { type: "application/x-ndjson", schema: z.string() },
      once: true,
      answer: { status: 200, schema: Report },
      refusals: {
        409: "The key was used for another request.",
        422: "Some lines are refused and nothing was written; `refused` names each with its code.",
      },
      handle: (c, viewer, { lenient }) => importLog(log, c, viewer, lenient === "1"),
    }),
  ];
}

async function record(log: Log, c: Context, viewer: TokenViewer): Promise<Response> {
  const body = await c.req.text();
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return problem(c, 400, "bad_json", "The body is not JSON.");
  }
  const now = log.now();
  const told = readTold(json, now);
  if (isRefusal(told)) return problem(c, 422, told.code, told.words);
  return once(log.store, c, viewer, body, now, async (tx) => {
    const { activities, refused } = await recordTold(log, tx, viewer.program.programId, [{ line: 1, told }]);
    const [why] = refused;
    if (why) throw undone({ code: why.code, detail: why.words });
    const [activity] = activities;
    if (!activity) return { status: 201, body: { id: told.draft.id, kind: told.draft.kind, skipped: true } };
    return { status: 201, body: activityBody(toRow(viewer.program.programId, activity)) };
  });
}

async function importLog(log: Log, c: Context, viewer: TokenViewer, lenient: boolean): Promise<Response> {
  const body = await c.req.text();
  const now = log.now();
  const { lines, refused: unread } = readLines(body, now);
  return once(log.store, c, viewer, body, now, async (tx) => {
    const recorded = await recordTold(log, tx, viewer.program.programId, lines);
    const refused = [...unread, ...recorded.refused].sort((a, b) => a.line - b.line);
    if (refused.length > 0 && !lenient) {
      const words = refused.length === 1 ? "One line is refused" : `${refused.length} lines are refused`;
      throw undone({
        code: "lines_refused",
        detail: `${words}; nothing was written.`,
        refused: refused.slice(0, 1_000),
      });
    }
    return { status: 200, body: { recorded: recorded.activities.length, skipped: recorded.skipped, refused } };
  });
}
