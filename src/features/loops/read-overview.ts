import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { standingMembers } from "../../progress/standing-members.ts";
import type { Db } from "../../store/store.ts";
import { listed } from "../../web/loop-title.ts";
import "../../access/access.tables.ts";
import "../../activity/activity.tables.ts";
import { readClosingForCoordinator } from "./life/read-closing.ts";

/** One loop as a coordinator may see it: who, how far, since when, and how it ended. No content is read. */
export async function readOverview(db: Db, programId: ProgramId, loopId: LoopId) {
  const loop = await db
    .selectFrom("loop as l")
    .where("l.program_id", "=", programId)
    .where("l.loop_id", "=", loopId)
    .select((eb) => [
      "l.loop_id",
      "l.name",
      "l.kind",
      "l.description",
      "l.status",
      "l.opened_at",
      "l.closed_at",
      "l.reason",
      "l.returns_at",
      eb
        .selectFrom("activity as a")
        .whereRef("a.program_id", "=", "l.program_id")
        .whereRef("a.loop_id", "=", "l.loop_id")
        .orderBy("a.seq", "desc")
        .limit(1)
        .select("a.recorded_at")
        .as("last_at"),
    ])
    .executeTakeFirst();
  if (!loop) return null;
  const [members, closing] = await Promise.all([
    standingMembers(db, programId)
      .where("m.loop_id", "=", loopId)
      .select(["p.participant_id", "p.name", "p.status", "m.role", "m.added_at", "s.stage", "s.completed_at"])
      .execute(),
    readClosingForCoordinator(db, programId, loopId),
  ]);
  return { ...loop, members, closing };
}
export type Overview = NonNullable<Awaited<ReturnType<typeof readOverview>>>;

/** What a loop is called by somebody who is not in it. */
export const overviewTitle = ({ name, members }: Pick<Overview, "name"> & { members: { name: string }[] }): string =>
  name ?? (members.length === 0 ? "A loop without members" : listed(members.map((member) => member.name)));
