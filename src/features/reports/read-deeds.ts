import { type RawBuilder, sql } from "kysely";
import { isWhole } from "../../insights/slice.ts";
import { type Scope, within } from "./scope.ts";

export type Deeds = {
  loopsOpened: number;
  loopsOpen: number;
  meetings: number;
  loopsMet: number;
  goalsSet: number;
  goalsCompleted: number;
  kudos: number;
  stories: number;
  certificates: number;
};

/** What people did in the period, in numbers: never what they wrote. A loop counts when somebody of the slice is in it. */
export async function readDeeds({ db, program, period, slice }: Scope): Promise<Deeds> {
  const { programId } = program;
  const { since, until } = period;
  const during = (moment: string) => sql`${sql.ref(moment)} >= ${since} and ${sql.ref(moment)} < ${until}`;
  const by = (person: string) => within(slice, program, person);
  const inLoop = (loop: string): RawBuilder<unknown> =>
    isWhole(slice)
      ? sql`true`
      : sql`${sql.ref(loop)} in (select m.loop_id from loop_member m
          where m.program_id = ${programId} and ${by("m.participant_id")})`;
  const { rows } = await sql<Deeds>`select
    (select count(*) from loop l where l.program_id = ${programId} and ${during("l.opened_at")} and ${inLoop("l.loop_id")})
      as "loopsOpened",
    (select count(*) from loop l where l.program_id = ${programId} and l.opened_at < ${until}
      and (l.closed_at is null or l.closed_at >= ${until}) and ${inLoop("l.loop_id")}) as "loopsOpen",
    met.meetings, met."loopsMet",
    (select count(*) from goal g where g.program_id = ${programId} and g.deleted_at is null and ${during("g.set_at")}
      and ${by("g.owner_id")}) as "goalsSet",
    (select count(*) from goal g where g.program_id = ${programId} and g.deleted_at is null
      and ${during("g.completed_at")} and ${by("g.owner_id")}) as "goalsCompleted",
    (select count(*) from kudos k where k.program_id = ${programId} and ${during("k.given_at")} and ${by("k.author_id")})
      as kudos,
    (select count(*) from story s where s.program_id = ${programId} and s.published and ${during("s.published_at")}
      and ${by("s.author_id")}) as stories,
    (select count(*) from certificate c where c.program_id = ${programId} and c.withdrawn_at is null
      and c.revoked_at is null and ${during("c.taken_at")} and ${by("c.participant_id")}) as certificates
    from (select count(*) as meetings, count(distinct e.loop_id) as "loopsMet" from meeting e
      where e.program_id = ${programId} and e.status = 'held' and ${during("e.starts_at")} and ${inLoop("e.loop_id")}) met
  `.execute(db);
  return rows[0] as Deeds;
}
