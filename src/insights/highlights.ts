import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Db } from "../store/store.ts";
import { fromFirst, monthStart, monthsUntil } from "./months.ts";
import { inSlice, type Slice } from "./slice.ts";
import "../access/access.tables.ts";
import "../progress/progress.tables.ts";

export type HighlightMonth = { month: string; kudos: number; stories: number; completions: number };
/** That it happened, who and when; what was written stands only where its writer published it. */
export type Highlight = {
  kind: "kudos" | "story" | "completion";
  at: Date;
  participantId: ParticipantId;
  name: string;
};
export type Highlights = { months: HighlightMonth[]; latest: Highlight[] };

const LATEST = 5;

/**
 * What went well: kudos by those who got them, stories by those who wrote them, and standings that were completed, in each
 * of the last months. The numbers count everything. Named are only people whose kudos or story is published, and those who
 * completed.
 */
export async function highlights(db: Db, programId: ProgramId, asOf: Date, slice: Slice): Promise<Highlights> {
  const months = monthsUntil(asOf);
  const since = monthStart(months[0] as string);
  const counted = (table: "kudos" | "story" | "standing", at: string, who: string) => sql`
    select to_char(${sql.ref(`x.${at}`)} at time zone 'UTC', 'YYYY-MM') as month, ${table}::text as kind, count(*) as n
    from ${sql.table(table)} x where x.program_id = ${programId} and ${sql.ref(`x.${at}`)} >= ${since}
      and ${sql.ref(`x.${at}`)} <= ${asOf} and ${inSlice(programId, slice, `x.${who}`)} group by 1`;
  const { rows } = await sql<{ month: string; kind: "kudos" | "story" | "standing"; n: number }>`
    ${counted("kudos", "given_at", "recipient_id")} union all ${counted("story", "shared_at", "author_id")}
    union all ${counted("standing", "completed_at", "participant_id")}`.execute(db);
  const of = (month: string, kind: string) => rows.find((row) => row.month === month && row.kind === kind)?.n ?? 0;
  const told = months.map((month) => ({
    month,
    kudos: of(month, "kudos"),
    stories: of(month, "story"),
    completions: of(month, "standing"),
  }));
  return {
    months: fromFirst(told, (month) => month.kudos + month.stories + month.completions > 0),
    latest: await latest(db, programId, asOf, slice),
  };
}

async function latest(db: Db, programId: ProgramId, asOf: Date, slice: Slice): Promise<Highlight[]> {
  const shown = (kind: Highlight["kind"], from: ReturnType<typeof sql>, at: string, who: string) => sql`
    (select ${kind}::text as kind, ${sql.ref(`x.${at}`)} as at, p.participant_id as "participantId", p.name from ${from}
      join participant p on p.program_id = x.program_id and p.participant_id = ${sql.ref(`x.${who}`)}
        and p.status <> 'removed'
      where x.program_id = ${programId} and ${sql.ref(`x.${at}`)} <= ${asOf}
        and ${inSlice(programId, slice, `x.${who}`)}
      order by ${sql.ref(`x.${at}`)} desc limit ${LATEST})`;
  const { rows } = await sql<Highlight>`
    select * from (
      ${shown("kudos", sql`(select * from kudos where published and withheld_at is null) x`, "given_at", "recipient_id")}
      union all ${shown("story", sql`(select * from story where published) x`, "published_at", "author_id")}
      union all ${shown("completion", sql`standing x`, "completed_at", "participant_id")}
    ) all_three order by at desc, kind, name limit ${LATEST}`.execute(db);
  return rows;
}
