import { sql } from "kysely";

/** Whoever moves on later than this is taken to have other reasons. */
export const MOVED_WITHIN_DAYS = 7;

// Conditions on the tables as they are now: `o` (outreach), `r` (outreach_recipient), `p` (participant), `m` (mail).

/** They reached a later milestone in the loop it was about, or completed the last one, within the days after it went. */
const movedOn = sql<boolean>`(exists (select 1 from stage_transition t where t.program_id = r.program_id
    and t.participant_id = r.participant_id and t.at > o.sent_at
    and t.at <= o.sent_at + ${sql.lit(`${MOVED_WITHIN_DAYS} days`)}::interval
    and t.to_stage > r.stage and (t.loop_id = r.loop_id or r.loop_id = ''))
  or exists (select 1 from standing d where d.program_id = r.program_id and d.participant_id = r.participant_id
    and d.loop_id = r.loop_id and d.completed_at > o.sent_at
    and d.completed_at <= o.sent_at + ${sql.lit(`${MOVED_WITHIN_DAYS} days`)}::interval))`;

/** What can have become of a message for one person. Several can be true at once. */
export const OUTCOMES = {
  delivered: sql<boolean>`(m.sent_at is not null)`,
  bounced: sql<boolean>`(m.refused_at is not null)`,
  came: sql<boolean>`(r.skipped is null and coalesce(p.last_active_at > o.sent_at, false))`,
  moved: sql<boolean>`(r.skipped is null and ${movedOn})`,
  left: sql<boolean>`(r.skipped is not null)`,
  waiting: sql<boolean>`(r.skipped is null and m.sent_at is null and m.refused_at is null)`,
} as const;
export type Outcome = keyof typeof OUTCOMES;
/** How many people each is true of. `people`: those it was not kept from; `written` of `all`: how far the writing is. */
export type Outcomes = Record<Outcome | "people" | "all" | "written", number>;

/** The numbers of `Outcomes`, as columns of a grouped query. */
export const counted = [
  sql<number>`count(r.participant_id) filter (where r.skipped is null)`.as("people"),
  sql<number>`count(r.participant_id)`.as("all"),
  sql<number>`count(r.participant_id) filter (where r.mail_id is not null or r.skipped is not null)`.as("written"),
  ...(Object.keys(OUTCOMES) as Outcome[]).map((name) =>
    sql<number>`count(r.participant_id) filter (where ${OUTCOMES[name]})`.as(name),
  ),
];
