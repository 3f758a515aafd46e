import type { MemberViewer } from "../../../access/viewer.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import { readAvailability } from "../availability/read-availability.ts";
import type { Planner } from "../availability/suggest-times.ts";
import { type LoopMember, membersOf } from "../loop-members.ts";
import "../../../access/access.tables.ts";
import "../meetings.tables.ts";

export type Member = LoopMember & { planner: Planner };

/** Everybody in the viewer's own loop, and when they can meet: as they said, without the meetings they have. */
export async function readPlanners(db: Db, { program, loop }: MemberViewer, now: Date): Promise<Member[]> {
  const members = await membersOf(db, { programId: program.programId, loopId: loop.loopId });
  return Promise.all(
    members.map(async (member) => {
      const week = await readAvailability(db, program.programId, member.id);
      const busy = await plannedOf(db, program.programId, member.id, now);
      return { ...member, planner: { zone: member.zone, week: week.length > 0 ? week : null, busy } };
    }),
  );
}

async function plannedOf(db: Db, programId: MemberViewer["program"]["programId"], id: ParticipantId, now: Date) {
  const rows = await db
    .selectFrom("loop_member as l")
    .innerJoin("meeting as m", (join) =>
      join.onRef("m.program_id", "=", "l.program_id").onRef("m.loop_id", "=", "l.loop_id"),
    )
    .where("l.program_id", "=", programId)
    .where("l.participant_id", "=", id)
    .where("l.removed_at", "is", null)
    .where("m.status", "=", "arranged")
    .where("m.ends_at", ">", now)
    .select(["m.starts_at", "m.ends_at"])
    .execute();
  return rows.map((row) => ({ from: row.starts_at.getTime(), to: row.ends_at.getTime() }));
}
