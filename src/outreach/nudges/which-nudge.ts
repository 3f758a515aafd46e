import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Db } from "../../store/store.ts";
import "../outreach.tables.ts";
import "./nudges.tables.ts";

/** Messages of all kinds (""); those a coordinator wrote; those of any nudge; or those of one, by its id. */
export type SentBy = "" | "hand" | "nudges" | (string & {});
export type NudgeBehind = { nudge_id: string; stage: string; days: number[] };

/**
 * The nudge that sent a row of `outreach`, or null. Whoever got it first says so: what a nudge sent is kept by person. One
 * that was forgotten is not known any more.
 */
const whichNudge = sql<string | null>`(
  select n.nudge_id from nudge n join nudge_sent x on x.program_id = n.program_id and x.nudge_id = n.nudge_id
  where n.program_id = outreach.program_id and x.outreach_id = outreach.outreach_id
    and x.participant_id = (select min(r.participant_id) from outreach_recipient r
      where r.program_id = outreach.program_id and r.outreach_id = outreach.outreach_id)
  limit 1)`;

export function isSentBy(by: SentBy) {
  if (by === "hand") return sql<boolean>`${whichNudge} is null`;
  return by === "nudges" ? sql<boolean>`${whichNudge} is not null` : sql<boolean>`${whichNudge} = ${by}`;
}

/** The nudges behind those of these messages that were sent by one, by the message's id. */
export async function nudgesBehind(db: Db, programId: ProgramId, messages: readonly string[]) {
  if (messages.length === 0) return new Map<string, NudgeBehind>();
  const rows = await db
    .selectFrom("outreach")
    .innerJoin("nudge", (join) =>
      join.onRef("nudge.program_id", "=", "outreach.program_id").on("nudge.nudge_id", "=", whichNudge),
    )
    .where("outreach.program_id", "=", programId)
    .where("outreach.outreach_id", "in", [...messages])
    .select(["outreach.outreach_id", "nudge.nudge_id", "nudge.stage", "nudge.days"])
    .execute();
  return new Map(rows.map(({ outreach_id, ...nudge }): [string, NudgeBehind] => [outreach_id, nudge]));
}
