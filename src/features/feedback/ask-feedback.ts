import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { tell } from "../../notices/tell.ts";
import { refreshMember } from "../../progress/refresh-members.ts";
import type { Db, Tx } from "../../store/store.ts";
import "./feedback.tables.ts";
import { dueQuestion, type Membership, type Question, STALE_AFTER } from "./questions.ts";

/** A question that is not answered is asked once more, and never again (ms). */
export const REMIND_AFTER = 7 * 86_400_000;

/**
 * The clock: asks every member what is due. What is asked is written down first, under a key, so that a second run, a
 * second server or a run that comes late asks nothing twice and loses nothing. Answers with how many were asked.
 */
export async function askFeedback(log: Log): Promise<number> {
  const asOf = log.now();
  let asked = 0;
  for (const one of await candidates(log.store.db, asOf)) {
    const question = dueQuestion(toMembership(one), asOf);
    if (question && (await log.store.transaction((tx) => ask(log, tx, one, question, asOf)))) asked++;
  }
  return asked;
}

type Candidate = {
  program_id: ProgramId;
  loop_id: LoopId;
  participant_id: ParticipantId;
  added_at: Date;
  status: Membership["loop"];
  closed_at: Date | null;
  held_at: Date | null;
  heard_at: Date | null;
  asked: string[] | null;
};

async function ask(log: Log, tx: Tx, to: Candidate, question: Question, at: Date): Promise<boolean> {
  const asked = await tx
    .insertInto("feedback_request")
    .values({
      program_id: to.program_id,
      loop_id: to.loop_id,
      participant_id: to.participant_id,
      question,
      asked_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(asked.numInsertedOrUpdatedRows) === 0) return false;
  const notice = { kind: "feedback", to: to.participant_id, loop: to.loop_id, about: to.loop_id, at };
  await tell(
    tx,
    to.program_id,
    { ...notice, key: `${to.loop_id}:${question}` },
    { ...notice, key: `${to.loop_id}:${question}:again`, due: new Date(at.getTime() + REMIND_AFTER) },
  );
  await refreshMember(log.store, tx, to.program_id, to.participant_id, { coordinatorsToo: true });
  return true;
}

/**
 * Members for whom something may be due: the schedule's own rules (see `dueQuestion`) decide. Three short lists, each
 * along an index, without those who were asked already.
 */
async function candidates(db: Db, asOf: Date): Promise<Candidate[]> {
  const fresh = new Date(asOf.getTime() - STALE_AFTER);
  const unasked = (question: ReturnType<typeof sql>) => sql`not exists (select 1 from feedback_request r
    where r.program_id = m.program_id and r.loop_id = m.loop_id and r.participant_id = m.participant_id
      and r.question = ${question})`;
  const { rows } = await sql<Candidate>`
    with due as (
      select m.program_id, m.loop_id, m.participant_id
      from loop_member m join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
      where l.status = 'open' and m.removed_at is null and m.added_at <= ${asOf}::timestamptz - interval '720 hours'
        and ${unasked(sql`'check-in-' || (floor((extract(epoch from (${asOf}::timestamptz - m.added_at)) / 86400 - 30) / 60) + 1)::int`)}
      union
      select m.program_id, m.loop_id, m.participant_id
      from loop_member m join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
      where l.status = 'closed' and not l.unasked and l.closed_at >= ${fresh} and l.closed_at <= ${asOf} and m.removed_at is null
        and ${unasked(sql`'closing'`)}
        -- Who closed it was asked on that page.
        and not exists (select 1 from closing c where c.program_id = l.program_id and c.loop_id = l.loop_id
          and c.undone_at is null and c.closed_by = m.participant_id)
      union
      select m.program_id, m.loop_id, m.participant_id
      from activity a join loop_member m on m.program_id = a.program_id and m.loop_id = a.loop_id
        join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
      where a.kind = 'meeting.held' and a.occurred_at >= ${fresh} and l.status = 'open' and m.removed_at is null
        and ${unasked(sql`'first-meeting'`)}
    )
    select d.*, m.added_at, l.status, l.closed_at, met.occurred_at as held_at, met.recorded_at as heard_at,
      (select array_agg(r.question) from feedback_request r where r.program_id = d.program_id
        and r.loop_id = d.loop_id and r.participant_id = d.participant_id) as asked
    from due d
      join loop_member m on m.program_id = d.program_id and m.loop_id = d.loop_id and m.participant_id = d.participant_id
      join loop l on l.program_id = d.program_id and l.loop_id = d.loop_id
      join participant p on p.program_id = d.program_id and p.participant_id = d.participant_id and p.status = 'active'
      left join lateral (
        select a.occurred_at, a.recorded_at from activity a
        where a.program_id = d.program_id and a.loop_id = d.loop_id and a.kind = 'meeting.held'
          and (a.data -> 'attendees' is null or a.data -> 'attendees' @> to_jsonb(d.participant_id))
          and not exists (select 1 from retraction t where t.program_id = a.program_id and t.activity_id = a.id)
        order by a.seq limit 1) met on true
    order by d.program_id, d.loop_id, d.participant_id`.execute(db);
  return rows;
}

const toMembership = (one: Candidate): Membership => ({
  matchedAt: one.added_at,
  firstMeeting: one.held_at && one.heard_at ? { heldAt: one.held_at, heardAt: one.heard_at } : null,
  loop: one.status,
  closedAt: one.closed_at,
  present: true,
  asked: new Set(one.asked ?? []),
});
