import { type RawBuilder, sql } from "kysely";
import "../access/access.tables.ts";
import type { Filter } from "./filter.ts";

/** What the filters on what people say of themselves, which all of the program may read, ask of a participant `p`. */
export function fitsProfile({ says, profile, zone, meets, place }: Filter): RawBuilder<boolean>[] {
  const fits: RawBuilder<boolean>[] = [];
  if (says) {
    const like = `%${says.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    fits.push(sql<boolean>`lower(coalesce(p.headline, '') || ' ' || coalesce(p.about, '')) like ${like}`);
  }
  if (profile === "complete") fits.push(sql<boolean>`p.profile_completed_at is not null`);
  if (profile === "empty") fits.push(sql<boolean>`p.profile_completed_at is null`);
  if (zone) fits.push(sql<boolean>`p.timezone = ${zone}`);
  const said = sql<boolean>`exists (select from availability a where a.program_id = p.program_id
    and a.participant_id = p.participant_id)`;
  if (meets === "said") fits.push(said);
  if (meets === "unsaid") fits.push(sql<boolean>`not ${said}`);
  if (place) {
    // Places count loops of two that are open or paused; groups are not counted.
    fits.push(sql<boolean>`p.capacity is not null and p.capacity > (select count(*) from loop_member m
      join loop l on l.program_id = m.program_id and l.loop_id = m.loop_id
      where m.program_id = p.program_id and m.participant_id = p.participant_id and m.role = 'mentor'
        and m.removed_at is null and l.status <> 'closed' and l.kind = 'pair')`);
  }
  return fits;
}
