import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";

/** The tags in use in a program, in order; at most 200. Steps from tag to tag along the index: a tag may be on everybody. */
export async function tagsOf(db: Db, programId: ProgramId): Promise<string[]> {
  const next = (than: string) => sql`
    (select tag from participant_tag where program_id = ${programId} ${sql.raw(than)} order by tag limit 1)`;
  const { rows } = await sql<{ tag: string }>`
    with recursive step (tag) as (
      select ${next("")}
      union all
      select ${next("and tag > step.tag")} from step where step.tag is not null
    )
    select tag from step where tag is not null limit 200`.execute(db);
  return rows.map((row) => row.tag);
}
