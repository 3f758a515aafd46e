import { sql } from "kysely";
import type { CoordinatorRole } from "../../access/access.tables.ts";
import type { AdminViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";

/** An organisation over its programs: how many people, how many of them in a loop, which loops go on, and who is stuck; and who looks after it. */
export async function readOrganisation(db: Db, { org }: AdminViewer, asOf: Date) {
  const programs = await db
    .selectFrom("program as p")
    .where("p.org_id", "=", org.orgId)
    .orderBy("p.name")
    .select(["p.program_id", "p.name", "p.starts_on", "p.ends_on"])
    .select((eb) => [
      // From counters that move with the people: as fast with a million of them. Whoever stands in no loop is unmatched.
      people(sql`true`).as("people"),
      people(sql`c.role = 'mentor'`).as("mentors"),
      people(sql`c.role = 'mentee'`).as("mentees"),
      sql<number>`(select coalesce(sum(c.unmatched_mentors + c.unmatched_mentees + c.unmatched_eithers), 0)::integer
        from stage_count c where c.program_id = p.program_id)`.as("unmatched"),
      eb
        .selectFrom("loop as l")
        .whereRef("l.program_id", "=", "p.program_id")
        .where("l.status", "=", "open")
        .select((count) => count.fn.countAll<number>().as("n"))
        .as("loops"),
      eb
        .selectFrom("standing as s")
        .whereRef("s.program_id", "=", "p.program_id")
        .where("s.stuck_from", "<", asOf)
        .select(sql<number>`count(distinct s.participant_id)`.as("n"))
        .as("stuck"),
    ])
    .execute();
  return {
    programs: programs.map((one) => ({ ...one, matched: one.people - one.unmatched })),
    team: await readTeam(db, org.orgId),
  };
}
const people = (which: ReturnType<typeof sql>) =>
  sql<number>`(select coalesce(sum(c.joined - c.gone), 0)::integer from participant_count c
    where c.program_id = p.program_id and ${which})`;

export type Organisation = Awaited<ReturnType<typeof readOrganisation>>;

/** Everybody who administers the organisation or coordinates one of its programs, by name. */
async function readTeam(db: Db, orgId: string) {
  return db
    .selectFrom("user as u")
    .leftJoin("org_admin as a", (join) => join.onRef("a.user_id", "=", "u.id").on("a.org_id", "=", orgId))
    .where((eb) =>
      eb.or([
        eb("a.user_id", "is not", null),
        eb(
          "u.id",
          "in",
          eb
            .selectFrom("coordinator as c")
            .innerJoin("program as p", "p.program_id", "c.program_id")
            .where("p.org_id", "=", orgId)
            .select("c.user_id"),
        ),
      ]),
    )
    .orderBy("u.name")
    .orderBy("u.id")
    .select(["u.id", "u.name", "u.email", sql<boolean>`a.user_id is not null`.as("admin")])
    .select(
      sql<{ name: string; role: CoordinatorRole }[]>`coalesce((select jsonb_agg(
          jsonb_build_object('name', p.name, 'role', c.role) order by p.name)
        from coordinator c join program p on p.program_id = c.program_id
        where c.user_id = u.id and p.org_id = ${orgId}), '[]')`.as("coordinates"),
    )
    .execute();
}
