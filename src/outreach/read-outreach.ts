import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import "../access/access.tables.ts";
import "../mail/mail.tables.ts";
import "../progress/progress.tables.ts";
import "./outreach.tables.ts";

/** Did this person move on, in the loop it was about, since it was sent? */
const movedOn = sql<boolean>`exists (select 1 from stage_transition t where t.program_id = r.program_id
  and t.participant_id = r.participant_id and t.at > o.sent_at and t.to_stage > r.stage
  and (t.loop_id = r.loop_id or r.loop_id = ''))`;

/** The newest messages, with what happened since: how many were active, and how many are at a later milestone. */
export function listOutreach(db: Db, programId: ProgramId) {
  return db
    .selectFrom("outreach as o")
    .leftJoin("outreach_recipient as r", (join) =>
      join.onRef("r.program_id", "=", "o.program_id").onRef("r.outreach_id", "=", "o.outreach_id"),
    )
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "r.program_id").onRef("p.participant_id", "=", "r.participant_id"),
    )
    .leftJoin("user as u", "u.id", "o.sent_by")
    .where("o.program_id", "=", programId)
    .groupBy(["o.outreach_id", "o.subject", "o.sent_at", "u.name"])
    .orderBy("o.sent_at", "desc")
    .orderBy("o.outreach_id", "desc")
    .limit(100)
    .select([
      "o.outreach_id",
      "o.subject",
      "o.sent_at",
      "u.name as sent_by",
      sql<number>`count(r.participant_id)`.as("people"),
      sql<number>`count(*) filter (where p.last_active_at > o.sent_at)`.as("active"),
      sql<number>`count(*) filter (where ${movedOn})`.as("moved"),
    ])
    .execute();
}
export type SentOutreach = Awaited<ReturnType<typeof listOutreach>>[number];

/** One message, and what happened to each whom it went to. */
export async function readOutreach(db: Db, programId: ProgramId, id: string) {
  const outreach = await db
    .selectFrom("outreach as o")
    .leftJoin("user as u", "u.id", "o.sent_by")
    .where("o.program_id", "=", programId)
    .where("o.outreach_id", "=", id)
    .select(["o.outreach_id", "o.subject", "o.body", "o.sent_at", "u.name as sent_by"])
    .executeTakeFirst();
  if (!outreach) return null;
  const people = await db
    .selectFrom("outreach_recipient as r")
    .innerJoin("outreach as o", (join) =>
      join.onRef("o.program_id", "=", "r.program_id").onRef("o.outreach_id", "=", "r.outreach_id"),
    )
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "r.program_id").onRef("p.participant_id", "=", "r.participant_id"),
    )
    .leftJoin("standing as s", (join) =>
      join
        .onRef("s.program_id", "=", "r.program_id")
        .onRef("s.participant_id", "=", "r.participant_id")
        .onRef("s.loop_id", "=", "r.loop_id"),
    )
    .leftJoin("mail as m", "m.mail_id", "r.mail_id")
    .where("r.program_id", "=", programId)
    .where("r.outreach_id", "=", id)
    .orderBy("p.name")
    .select(["p.participant_id", "p.name", "p.last_active_at", "r.stage", "s.stage as now_at", "s.turn"])
    .select(["m.sent_at as mailed_at", "m.problem", movedOn.as("moved")])
    .execute();
  return { ...outreach, people };
}
export type ReadOutreach = NonNullable<Awaited<ReturnType<typeof readOutreach>>>;
