import { z } from "zod";
import type { Program } from "../../../access/viewer.ts";
import type { Db } from "../../../store/store.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { Moment } from "../moment.ts";
import { Paging, page, pageOf } from "../paging.ts";
import "../../../activity/activity.tables.ts";

const ActivityBody = z.looseObject({
  id: z.string(),
  seq: z.number(),
  kind: z.string(),
  occurredAt: Moment,
  recordedAt: Moment,
  loop: z.string().optional(),
  actor: z.string().optional(),
});
const ActivityPaging = Paging.extend({ loop: z.string().max(200).optional(), kind: z.string().max(80).optional() });

/** The log as it goes out. */
export const activityEndpoints = (db: Db): Endpoint[] => [
  endpoint({
    method: "get",
    path: "/api/v1/programs/:program/activities",
    summary: "What happened, oldest first",
    description: "Kinds, people and times. Never the text of anything.",
    query: ActivityPaging,
    answer: { status: 200, schema: pageOf(ActivityBody) },
    handle: (_, { program }, query) =>
      page(query.limit, (row) => String(row.seq), readActivities(db, program, query), activityBody),
  }),
];

function readActivities(
  db: Db,
  { programId }: Program,
  { limit, after, loop, kind }: z.output<typeof ActivityPaging>,
): Promise<ActivityRow[]> {
  let rows = db
    .selectFrom("activity")
    .where("program_id", "=", programId)
    .where("seq", ">", /^\d{1,15}$/.test(after) ? Number(after) : 0);
  if (loop) rows = rows.where("loop_id", "=", loop);
  if (kind) rows = rows.where("kind", "=", kind);
  return rows
    .orderBy("seq")
    .limit(limit + 1)
    .selectAll()
    .execute();
}

type ActivityRow = { id: string; seq: number; kind: string; occurred_at: Date; recorded_at: Date } & {
  loop_id: string | null;
  actor: string | null;
  data: Record<string, unknown>;
};

/** An activity as it goes out: times as text, also those inside. */
export function activityBody(row: ActivityRow) {
  const data = Object.fromEntries(
    Object.entries(row.data).map(([name, value]) => [
      name,
      (name === "startsAt" || name === "endsAt") && typeof value === "number" ? new Date(value).toISOString() : value,
    ]),
  );
  return {
    ...data,
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    occurredAt: row.occurred_at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    ...(row.loop_id === null ? {} : { loop: row.loop_id }),
    ...(row.actor === null ? {} : { actor: row.actor }),
  };
}
