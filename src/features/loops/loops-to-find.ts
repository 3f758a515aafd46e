import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import { peopleNamed } from "../../insights/people-named.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import type { Findable } from "../../web/findable.ts";
import { overviewTitle } from "./read-overview.ts";
import "../../access/access.tables.ts";

const MOST = 6;

/** For coordinators: loops by the names of who is in them, and groups by their own; never by what is said there. */
export function loopsToFind(log: Log): Findable {
  const { db } = log.store;
  return async (viewer, { name }) => {
    if (!viewer.isCoordinator || name === "") return [];
    const { programId } = viewer.program;
    const people = await peopleNamed(db, viewer.program, name, MOST);
    const ids = await loopsOf(
      db,
      programId,
      people.map((person) => person.participant_id),
      name,
    );
    const loops = await named(db, programId, ids);
    return loops.map((loop) => ({
      group: "loops",
      label: overviewTitle(loop),
      href: `/programs/${programId}/loops/${loop.loop_id}/overview`,
      hint: loop.status,
    }));
  };
}

/**
 * The newest loops of these people that are not closed, then the closed ones; and groups that are called so. Two
 * questions, as each has an index of its own: as one, it reads all loops.
 */
async function loopsOf(db: Db, programId: ProgramId, people: readonly ParticipantId[], name: string) {
  const newest = db
    .selectFrom("loop as l")
    .where("l.program_id", "=", programId)
    .orderBy(sql`l.status = 'closed'`)
    .orderBy("l.opened_at", "desc")
    .orderBy("l.loop_id", "desc")
    .limit(MOST)
    .select("l.loop_id");
  const theirs = db
    .selectFrom("loop_member as m")
    .where("m.program_id", "=", programId)
    .where("m.participant_id", "in", people)
    .where("m.removed_at", "is", null)
    .select("m.loop_id");
  const like = `%${name.replace(/[\\%_]/g, "\\$&")}%`;
  const [mine, groups] = await Promise.all([
    people.length === 0 ? [] : newest.where("l.loop_id", "in", theirs).execute(),
    newest.where("l.kind", "<>", "pair").where(sql<boolean>`lower(l.name) like ${like}`).execute(),
  ]);
  return [...new Set([...groups, ...mine].map((row) => row.loop_id))].slice(0, MOST);
}

async function named(db: Db, programId: ProgramId, ids: readonly LoopId[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("loop as l")
    .leftJoin("loop_member as m", (join) =>
      join
        .onRef("m.program_id", "=", "l.program_id")
        .onRef("m.loop_id", "=", "l.loop_id")
        .on("m.removed_at", "is", null),
    )
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("l.program_id", "=", programId)
    .where("l.loop_id", "in", ids)
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .select(["l.loop_id", "l.name", "l.status", "p.name as member"])
    .execute();
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.loop_id === id);
    const [first] = own;
    if (!first) return [];
    return [{ ...first, members: own.flatMap((row) => (row.member ? [{ name: row.member }] : [])) }];
  });
}
