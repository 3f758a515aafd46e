import { type SelectQueryBuilder, sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import "../access/access.tables.ts";
import "../mail/mail.tables.ts";
import "../progress/progress.tables.ts";
import "./outreach.tables.ts";
import { isSentBy, type SentBy } from "./nudges/which-nudge.ts";
import { counted, OUTCOMES, type Outcome, type Outcomes } from "./what-came-of-it.ts";

const MESSAGES = 30;
const PEOPLE = 100;

/** Messages, the newest first, with what came of each; `before` is the id of the last one of the page before. */
export async function listOutreach(db: Db, programId: ProgramId, before = "", by: SentBy = "") {
  const some = db
    .selectFrom("outreach")
    .where("program_id", "=", programId)
    .$if(by !== "", (query) => query.where(isSentBy(by)))
    .$if(before !== "", (query) =>
      query.where(
        sql<boolean>`(sent_at, outreach_id) < (select b.sent_at, b.outreach_id from outreach b
          where b.program_id = ${programId} and b.outreach_id = ${before})`,
      ),
    )
    .orderBy("sent_at", "desc")
    .orderBy("outreach_id", "desc")
    .limit(MESSAGES + 1)
    .selectAll();
  const rows = await withRecipients(db.selectFrom(some.as("o")) as unknown as FromOutreach)
    .leftJoin("user as u", "u.id", "o.sent_by")
    .groupBy(["o.outreach_id", "o.subject", "o.sent_at", "o.done_at", "u.name"])
    .orderBy("o.sent_at", "desc")
    .orderBy("o.outreach_id", "desc")
    .select(["o.outreach_id", "o.subject", "o.sent_at", "o.done_at", "u.name as sent_by"])
    .select(counted)
    .execute();
  const sent = rows.slice(0, MESSAGES) as ((typeof rows)[number] & Outcomes)[];
  return { sent, next: rows.length > MESSAGES ? (sent.at(-1)?.outreach_id ?? null) : null };
}
export type SentOutreach = Awaited<ReturnType<typeof listOutreach>>["sent"][number];

/** One message and what came of it, in numbers. */
export async function readOutreach(db: Db, programId: ProgramId, id: string) {
  const row = await withRecipients(db.selectFrom("outreach as o"))
    .leftJoin("user as u", "u.id", "o.sent_by")
    .where("o.program_id", "=", programId)
    .where("o.outreach_id", "=", id)
    .groupBy(["o.outreach_id", "o.subject", "o.body", "o.sent_at", "o.done_at", "u.name"])
    .select(["o.outreach_id", "o.subject", "o.body", "o.sent_at", "o.done_at", "u.name as sent_by"])
    .select(counted)
    .executeTakeFirst();
  return (row as (NonNullable<typeof row> & Outcomes) | undefined) ?? null;
}
export type ReadOutreach = NonNullable<Awaited<ReturnType<typeof readOutreach>>>;

/** The people behind one of the numbers, or all, by name; `after` is the id of the last one of the page before. */
export async function peopleOf(db: Db, programId: ProgramId, id: string, show: Outcome | null, after = "") {
  const rows = await withRecipients(db.selectFrom("outreach as o"))
    .leftJoin("standing as s", (join) =>
      join
        .onRef("s.program_id", "=", "r.program_id")
        .onRef("s.participant_id", "=", "r.participant_id")
        .onRef("s.loop_id", "=", "r.loop_id"),
    )
    .where("o.program_id", "=", programId)
    .where("o.outreach_id", "=", id)
    .where("p.participant_id", "is not", null)
    .$if(show !== null, (query) => query.where(OUTCOMES[show as Outcome]))
    .$if(after !== "", (query) =>
      query.where(
        sql<boolean>`(p.name, p.participant_id) > (select b.name, b.participant_id from participant b
          where b.program_id = ${programId} and b.participant_id = ${after})`,
      ),
    )
    .orderBy("p.name")
    .orderBy("p.participant_id")
    .limit(PEOPLE + 1)
    .select([sql<string>`p.participant_id`.as("participant_id"), sql<string>`p.name`.as("name")])
    .select([sql<number>`r.stage`.as("stage"), "r.mail_id", "r.skipped", "s.stage as now_at"])
    .select(["m.sent_at as mailed_at", "m.refused_at", "m.problem"])
    .select([OUTCOMES.came.as("came"), OUTCOMES.moved.as("moved")])
    .execute();
  const people = rows.slice(0, PEOPLE);
  return { people, next: rows.length > PEOPLE ? (people.at(-1)?.participant_id ?? null) : null };
}
export type Reached = Awaited<ReturnType<typeof peopleOf>>["people"][number];

type FromOutreach = SelectQueryBuilder<Tables & { o: Tables["outreach"] }, "o", object>;

const withRecipients = (from: FromOutreach) =>
  from
    .leftJoin("outreach_recipient as r", (join) =>
      join.onRef("r.program_id", "=", "o.program_id").onRef("r.outreach_id", "=", "o.outreach_id"),
    )
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "r.program_id").onRef("p.participant_id", "=", "r.participant_id"),
    )
    .leftJoin("mail as m", "m.mail_id", "r.mail_id");
