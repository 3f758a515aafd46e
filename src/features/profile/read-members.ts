import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";

/** Everybody in the viewer's loop with what they say of themselves and where they stand here; the viewer first. */
export async function readMembers(db: Db, { program, participant, loop }: MemberViewer) {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .leftJoin("standing as s", (join) =>
      join
        .onRef("s.program_id", "=", "m.program_id")
        .onRef("s.participant_id", "=", "m.participant_id")
        .onRef("s.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.loop_id", "=", loop.loopId)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .orderBy("p.participant_id")
    .select([
      "p.participant_id",
      "p.name",
      "p.headline",
      "p.about",
      "p.timezone",
      "m.role",
      "s.stage",
      "s.completed_at",
    ])
    .execute();
  const members = rows.map((row) => ({
    id: row.participant_id,
    name: row.name,
    role: row.role,
    headline: row.headline,
    about: row.about,
    zone: row.timezone ?? program.timezone,
    stage: row.stage === null ? null : (program.pathway.stages[row.stage] ?? null),
    completed: row.completed_at !== null,
  }));
  const mine = members.find((member) => member.id === participant.participantId);
  return { mine, others: members.filter((member) => member !== mine) };
}
export type Member = Awaited<ReturnType<typeof readMembers>>["others"][number];
