import { sql } from "kysely";
import { z } from "zod";
import type { Program } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import type { Db } from "../../../store/store.ts";
import { type Endpoint, endpoint } from "../endpoint.ts";
import { iso, Moment } from "../moment.ts";
import { Paging, page, pageOf } from "../paging.ts";
import "../../../progress/progress.tables.ts";

const StandingBody = z.object({
  participant: z.string(),
  loop: z.string().nullable().describe("Null: in no loop."),
  role: z.enum(["mentor", "mentee", "either"]),
  stage: z.string(),
  enteredAt: Moment,
  stuck: z.boolean().describe("In this stage for more days than the program allows."),
  paused: z.boolean(),
  closed: z.boolean(),
  completedAt: Moment.nullable(),
  done: z.array(z.string()),
  next: z.array(z.string()),
  turn: z.enum(["me", "partner", "either", "nobody"]).nullable(),
});
const StandingPaging = Paging.extend({
  participant: z.string().max(200).optional(),
  loop: z.string().max(200).optional(),
  stage: z.string().max(80).optional(),
});

/** Where everybody stands, and whose turn it is. */
export const standingEndpoints = (log: Log): Endpoint[] => [
  endpoint({
    method: "get",
    path: "/api/v1/programs/:program/standings",
    summary: "Where everybody stands: one row for each loop, or for nobody's",
    query: StandingPaging,
    answer: { status: 200, schema: pageOf(StandingBody) },
    handle: (_, { program }, query) => {
      const now = log.now();
      const rows = readStandings(log.store.db, program, query);
      return page(query.limit, keyOf, rows, (row) => standingBody(program, row, now));
    },
  }),
];

function readStandings(
  db: Db,
  { programId, pathway }: Program,
  { limit, after, participant, loop, stage }: z.output<typeof StandingPaging>,
) {
  let rows = db.selectFrom("standing").where("program_id", "=", programId);
  if (after !== "") {
    const [person = "", inLoop = ""] = after.split(BETWEEN);
    rows = rows.where(sql<boolean>`(participant_id, loop_id) > (${person}, ${inLoop})`);
  }
  if (participant) rows = rows.where("participant_id", "=", participant);
  if (loop) rows = rows.where("loop_id", "=", loop);
  if (stage) {
    const at = pathway.stages.findIndex((one) => one.id === stage);
    rows = rows.where("stage", "=", at);
  }
  return rows
    .orderBy("participant_id")
    .orderBy("loop_id")
    .limit(limit + 1)
    .selectAll()
    .execute();
}

type StandingRow = Awaited<ReturnType<typeof readStandings>>[number];

/** Stands between the two halves of the key of a page: no id holds it. */
const BETWEEN = "\u0001";
const keyOf = (row: StandingRow) => `${row.participant_id}${BETWEEN}${row.loop_id}`;

const standingBody = (program: Program, row: StandingRow, now: Date) => ({
  participant: row.participant_id,
  loop: row.loop_id || null,
  role: row.role,
  stage: program.pathway.stages[row.stage]?.id ?? "",
  enteredAt: row.entered_at.toISOString(),
  stuck: row.stuck_from !== null && row.stuck_from < now,
  paused: row.paused,
  closed: row.closed,
  completedAt: iso(row.completed_at),
  done: row.done,
  next: row.next,
  turn: row.turn,
});
