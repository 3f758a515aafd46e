import type { MemberViewer } from "../../../access/viewer.ts";
import type { Db } from "../../../store/store.ts";
import { listed } from "../../../web/loop-title.ts";
import { membersOf } from "../members-of.ts";

/** May this member pause or close the loop? In a pair both may, in a group its mentors. */
export async function mayChange(db: Db, viewer: MemberViewer): Promise<boolean> {
  if (viewer.loop.role === "mentor") return true;
  return (await kindOf(db, viewer)).kind === "pair";
}

export function kindOf(db: Db, { program, loop }: MemberViewer) {
  return db
    .selectFrom("loop")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .select(["kind", "name", "returns_at"])
    .executeTakeFirstOrThrow();
}

/** With whom the viewer is in this loop: the group's name, or the others'. */
export async function partnersWords(db: Db, viewer: MemberViewer): Promise<string> {
  const { name } = await kindOf(db, viewer);
  if (name) return `“${name}”`;
  const members = await membersOf(db, viewer.program.programId, viewer.loop.loopId);
  const others = members.filter((one) => one.id !== viewer.participant.participantId).map((one) => one.name);
  if (others.length === 0) return "your partner";
  return listed(others);
}
