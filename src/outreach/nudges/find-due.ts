import { sql } from "kysely";
import type { Program } from "../../access/viewer.ts";
import { daysInStage } from "../../insights/days-in-stage.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import "../../notices/notices.tables.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";
import "../outreach.tables.ts";
import { OUTREACH_KIND, writtenTo } from "../skips.ts";
import { dueStep, type SentStep } from "./due-step.ts";
import "./nudges.tables.ts";

/** What it takes to find out who is due a nudge. */
export type Nudge = { nudge_id: string; stage: string; days: readonly number[] };
/** Somebody to whom a step is due, and about which loop ("" for none). */
export type DueNudge = {
  participantId: ParticipantId;
  name: string;
  loopId: string;
  stage: number;
  enteredAt: Date;
  days: number;
  step: number;
};

const DAY = 86_400_000;
const PAGE = 500;
/** How many to find at most, and how many pages of standings to look at for it. */
export type Bounds = { limit?: number; pages?: number };

/**
 * Everybody to whom a step of this nudge is due now. They have been at its milestone long enough; it is their turn (before the
 * match: everybody waits); they have an account and an address, and have not unsubscribed. Whoever was written to in the last
 * days is due only when these are over. Somebody in two loops is nudged about one of them at a time.
 */
export async function findDue(
  db: Db | Tx,
  program: Program,
  nudge: Nudge,
  asOf: Date,
  { limit = 1_000, pages = Number.POSITIVE_INFINITY }: Bounds = {},
): Promise<DueNudge[]> {
  return (await lookForDue(db, program, nudge, asOf, { limit, pages })).due;
}

/** The same, and whether these are all. A page that is looked at often asks with bounds. */
export async function lookForDue(
  db: Db | Tx,
  program: Program,
  nudge: Nudge,
  asOf: Date,
  { limit = 1_000, pages = Number.POSITIVE_INFINITY }: Bounds = {},
): Promise<{ due: DueNudge[]; all: boolean }> {
  const { pathway } = program;
  const stage = pathway.stages.findIndex((one) => one.id === nudge.stage);
  const first = nudge.days[0];
  if (stage < 0 || first === undefined) return { due: [], all: true };
  const allowed = pathway.stages[stage]?.stuckAfterDays ?? pathway.stuckAfterDays;
  const longEnough = new Date(asOf.getTime() + (allowed - first) * DAY);
  const due = new Map<string, DueNudge>();
  let after = "";
  for (let looked = 1; ; looked++) {
    const rows = await page(db, program, nudge, stage, longEnough, after);
    const written = await writtenTo(
      db,
      { program_id: program.programId, outreach_id: "" },
      rows.map((row) => row.participant_id),
      asOf,
    );
    for (const row of rows) {
      if (written.has(row.participant_id) || due.has(row.participant_id)) continue;
      const days = daysInStage(row, pathway, asOf);
      const theirTurn = row.loop_id === "" || row.turn === "me" || row.turn === "either";
      const sent = row.sent.map(([step, at]): SentStep => ({ step, at: new Date(at * 1_000) }));
      const step = dueStep(nudge.days, { days, theirTurn, lastActiveAt: row.last_active_at }, sent);
      if (step === null) continue;
      due.set(row.participant_id, {
        participantId: row.participant_id as ParticipantId,
        name: row.name,
        loopId: row.loop_id,
        stage,
        enteredAt: row.entered_at,
        days: days ?? 0,
        step,
      });
      if (due.size === limit) return { due: [...due.values()], all: false };
    }
    const last = rows.at(-1);
    const all = rows.length < PAGE || !last;
    if (all || looked >= pages) return { due: [...due.values()], all };
    after = `${last.participant_id}\u0001${last.loop_id}`;
  }
}

/**
 * Standings that have been at the milestone long enough for the first step and may be due, by person and loop. Left out
 * already here, so that a page is not full of them: whose turn it is not, who has had the last step, and who has answered.
 */
function page(db: Db | Tx, { programId }: Program, nudge: Nudge, stage: number, longEnough: Date, after: string) {
  const [person = "", loop = ""] = after.split("\u0001");
  return db
    .selectFrom("standing as s")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "s.program_id").onRef("p.participant_id", "=", "s.participant_id"),
    )
    .leftJoin("notice_preference as n", (join) =>
      join
        .onRef("n.program_id", "=", "s.program_id")
        .onRef("n.participant_id", "=", "p.participant_id")
        .on("n.kind", "=", OUTREACH_KIND)
        .on("n.pace", "=", "off"),
    )
    .where("s.program_id", "=", programId)
    .where("s.stage", "=", stage)
    .where("s.stuck_from", "<=", longEnough)
    .where("p.status", "=", "active")
    .where("p.email", "is not", null)
    .where("n.pace", "is", null)
    .where((eb) => eb.or([eb("s.loop_id", "=", ""), eb("s.turn", "in", ["me", "either"])]))
    .where(
      sql<boolean>`not exists (select 1 from nudge_sent x where x.program_id = s.program_id and x.nudge_id = ${nudge.nudge_id}
        and x.participant_id = s.participant_id and x.loop_id = s.loop_id and x.entered_at = s.entered_at
        and (x.step >= ${nudge.days.length - 1} or p.last_active_at > x.at))`,
    )
    .where(sql<boolean>`(s.participant_id, s.loop_id) > (${person}, ${loop})`)
    .orderBy("s.participant_id")
    .orderBy("s.loop_id")
    .limit(PAGE)
    .select(["s.participant_id", "s.loop_id", "s.stage", "s.entered_at", "s.stuck_from", "s.turn"])
    .select(["p.name", "p.last_active_at"])
    .select(
      sql<[number, number][]>`coalesce((select json_agg(json_build_array(x.step, extract(epoch from x.at)))
        from nudge_sent x where x.program_id = s.program_id and x.nudge_id = ${nudge.nudge_id}
          and x.participant_id = s.participant_id and x.loop_id = s.loop_id and x.entered_at = s.entered_at), '[]')`.as(
        "sent",
      ),
    )
    .execute();
}
