import type { MemberViewer, ProgramViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./kudos.tables.ts";

const withPeople = (db: Db) =>
  db
    .selectFrom("kudos as k")
    .innerJoin("participant as a", (join) =>
      join.onRef("a.program_id", "=", "k.program_id").onRef("a.participant_id", "=", "k.author_id"),
    )
    .innerJoin("participant as r", (join) =>
      join.onRef("r.program_id", "=", "k.program_id").onRef("r.participant_id", "=", "k.recipient_id"),
    );

/** The newest kudos of a loop, by and for whom, and whether everybody sees them. */
export async function kudosOf(db: Db, { program, loop, participant }: MemberViewer) {
  const rows = await withPeople(db)
    .where("k.program_id", "=", program.programId)
    .where("k.loop_id", "=", loop.loopId)
    .where("k.deleted_at", "is", null)
    .orderBy("k.given_at", "desc")
    .orderBy("k.kudos_id", "desc")
    .limit(20)
    .select(["k.kudos_id", "k.badge", "k.note", "k.given_at", "k.published", "k.withheld_at"])
    .select(["k.author_id", "k.recipient_id", "a.name as author", "r.name as recipient"])
    .execute();
  return rows.map(({ author_id, recipient_id, ...row }) => ({
    ...row,
    byMe: author_id === participant.participantId,
    forMe: recipient_id === participant.participantId,
  }));
}
export type LoopKudos = Awaited<ReturnType<typeof kudosOf>>[number];

/** Kudos that the viewer gave and deleted, and can still bring back. */
export function deletedKudos(db: Db, { program, loop, participant }: MemberViewer, since: Date) {
  return withPeople(db)
    .where("k.program_id", "=", program.programId)
    .where("k.loop_id", "=", loop.loopId)
    .where("k.author_id", "=", participant.participantId)
    .where("k.deleted_at", ">=", since)
    .orderBy("k.deleted_at", "desc")
    .limit(5)
    .select(["k.kudos_id", "k.badge", "r.name as recipient"])
    .execute();
}

/** How often each badge was given to each of the loop's people, all time. */
export async function totalsIn(db: Db, { program, loop }: MemberViewer) {
  return db
    .selectFrom("kudos as k")
    .innerJoin("participant as r", (join) =>
      join.onRef("r.program_id", "=", "k.program_id").onRef("r.participant_id", "=", "k.recipient_id"),
    )
    .where("k.program_id", "=", program.programId)
    .where("k.loop_id", "=", loop.loopId)
    .where("k.deleted_at", "is", null)
    .groupBy(["r.participant_id", "r.name", "k.badge"])
    .orderBy("r.name")
    .select((eb) => ["r.participant_id", "r.name", "k.badge", eb.fn.countAll<number>().as("times")])
    .execute();
}

/** What everybody in the program may see: its writer published it, and its recipient does not keep it back. */
export function publishedKudos(db: Db, { program }: Pick<ProgramViewer, "program">, limit: number) {
  return withPeople(db)
    .where("k.program_id", "=", program.programId)
    .where("k.published", "=", true)
    .where("k.withheld_at", "is", null)
    .where("a.status", "<>", "removed")
    .where("r.status", "<>", "removed")
    .orderBy("k.given_at", "desc")
    .limit(limit)
    .select(["k.badge", "k.note", "k.given_at", "a.name as author", "r.name as recipient"])
    .execute();
}

/** The other members of a loop. */
export function othersIn(db: Db, { program, loop, participant }: MemberViewer) {
  return db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.loop_id", "=", loop.loopId)
    .where("m.participant_id", "<>", participant.participantId)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("p.name")
    .select(["p.participant_id", "p.name"])
    .execute();
}
