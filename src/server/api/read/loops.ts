import { sql } from "kysely";
import { z } from "zod";
import type { Program } from "../../../access/viewer.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { iso, Moment } from "../moment.ts";
import { Paging, page, pageOf } from "../paging.ts";
import "../../../access/access.tables.ts";

const LoopBody = z.object({
  id: z.string(),
  status: z.enum(["open", "paused", "closed"]),
  openedAt: Moment,
  closedAt: Moment.nullable(),
  members: z.array(z.object({ participant: z.string(), role: z.enum(["mentor", "mentee"]) })),
});
const LoopPaging = Paging.extend({ status: LoopBody.shape.status.optional() });

/** Who is in a loop with whom: all loops, or one of them. */
export function loopEndpoints(db: Db): Endpoint[] {
  const path = "/api/v1/programs/:program/loops";
  return [
    endpoint({
      method: "get",
      path,
      summary: "Loops with their members",
      query: LoopPaging,
      answer: { status: 200, schema: pageOf(LoopBody) },
      handle: (_, { program }, query) =>
        page(query.limit, (row) => row.loop_id, readLoops(db, program, query), loopBody),
    }),
    endpoint({
      method: "get",
      path: `${path}/:loop`,
      summary: "One loop",
      answer: { status: 200, schema: LoopBody },
      handle: async (c, { program }) => {
        const id = c.req.param("loop") as LoopId;
        const row = await loopsOf(db, program).where("l.loop_id", "=", id).executeTakeFirst();
        return row ? loopBody(row) : null;
      },
    }),
  ];
}

function readLoops(db: Db, program: Program, { limit, after, status }: z.output<typeof LoopPaging>) {
  let loops = loopsOf(db, program).where("l.loop_id", ">", after as LoopId);
  if (status) loops = loops.where("l.status", "=", status);
  return loops
    .orderBy("l.loop_id")
    .limit(limit + 1)
    .execute();
}

const MEMBERS = sql<{ participant: string; role: "mentor" | "mentee" }[]>`coalesce((select jsonb_agg(
    jsonb_build_object('participant', m.participant_id, 'role', m.role) order by m.participant_id)
  from loop_member m where m.program_id = l.program_id and m.loop_id = l.loop_id and m.removed_at is null), '[]')`.as(
  "members",
);

const loopsOf = (db: Db, { programId }: Program) =>
  db
    .selectFrom("loop as l")
    .where("l.program_id", "=", programId)
    .select(["l.loop_id", "l.status", "l.opened_at", "l.closed_at"])
    .select(MEMBERS);

type LoopRow = Awaited<ReturnType<typeof readLoops>>[number];
const loopBody = (row: LoopRow) => ({
  id: row.loop_id,
  status: row.status,
  openedAt: row.opened_at.toISOString(),
  closedAt: iso(row.closed_at),
  members: row.members,
});
