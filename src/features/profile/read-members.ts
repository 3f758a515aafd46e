import type { MemberViewer } from "../../access/viewer.ts";
import { standingMembers } from "../../progress/standing-members.ts";
import type { Db } from "../../store/store.ts";

/** Everybody in the viewer's loop with what they say of themselves and where they stand here; the viewer first. */
export async function readMembers(db: Db, { program, participant, loop }: MemberViewer) {
  const rows = await standingMembers(db, program.programId)
    .where("m.loop_id", "=", loop.loopId)
    .where("p.status", "<>", "removed")
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
