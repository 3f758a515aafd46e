import { sql } from "kysely";
import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";

/** The time zones that people of a program live in, in order. Steps from zone to zone along the index. */
export async function zonesOf(db: Db, programId: ProgramId): Promise<string[]> {
  const next = (than: string) => sql`
    (select timezone from participant where program_id = ${programId} and timezone is not null ${sql.raw(than)}
      order by timezone limit 1)`;
  const { rows } = await sql<{ zone: string }>`
    with recursive step (zone) as (
      select ${next("")}
      union all
      select ${next("and timezone > step.zone")} from step where step.zone is not null
    )
    select zone from step where zone is not null limit 200`.execute(db);
  return rows.map((row) => row.zone);
}
