import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import type { ColumnId } from "./columns.ts";

export type More = { tags: string[]; rating: number | null; partners: string[] };
export type MoreAbout = ReadonlyMap<ParticipantId, Partial<More>>;

/** What further columns show of these people; only what is asked for is read. */
export async function moreAbout(
  db: Db,
  programId: ProgramId,
  people: readonly ParticipantId[],
  columns: readonly ColumnId[],
): Promise<MoreAbout> {
  const more = new Map<ParticipantId, Partial<More>>();
  if (people.length === 0) return more;
  const among = sql`any(${[...people]}::text[])`;
  const add = async <K extends keyof More>(
    name: K,
    query: ReturnType<typeof sql<{ id: ParticipantId; value: More[K] }>>,
  ) => {
    for (const { id, value } of (await query.execute(db)).rows) more.set(id, { ...more.get(id), [name]: value });
  };
  if (columns.includes("tags")) {
    await add(
      "tags",
      sql`select participant_id as id, array_agg(tag order by tag) as value from participant_tag
      where program_id = ${programId} and participant_id = ${among} group by participant_id`,
    );
  }
  if (columns.includes("rating")) {
    await add(
      "rating",
      sql`select distinct on (author_id) author_id as id, rating as value from feedback
      where program_id = ${programId} and author_id = ${among} order by author_id, given_at desc, feedback_id desc`,
    );
  }
  if (columns.includes("partners")) {
    await add(
      "partners",
      sql`
      select m.participant_id as id, array_agg(distinct p.name) as value from loop_member m
      join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id and l.status <> 'closed'
      join loop_member o on o.program_id = m.program_id and o.loop_id = m.loop_id
        and o.participant_id <> m.participant_id and o.role <> m.role and o.removed_at is null
      join participant p on p.program_id = o.program_id and p.participant_id = o.participant_id
      where m.program_id = ${programId} and m.participant_id = ${among} and m.removed_at is null
      group by m.participant_id`,
    );
  }
  return more;
}
