import { sql } from "kysely";
import type { ProgramId } from "../../../access/program-id.ts";
import { decideSilence } from "../../../insights/silence.ts";
import { readSilences } from "../../../insights/silent.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import type { Db, Tx } from "../../../store/store.ts";
import { listed } from "../../../web/loop-title.ts";
import { membersOf } from "../members-of.ts";

/** The question that waits for an answer in this loop: nothing has happened since, and nobody has said a word. */
export async function waitingQuestion(
  db: Db | Tx,
  programId: ProgramId,
  loopId: LoopId,
  asOf: Date,
): Promise<string | null> {
  const [one] = await readSilences(db, sql`l.program_id = ${programId} and l.loop_id = ${loopId}`, asOf);
  const { question, status, lastAt } = one?.silence ?? { question: null, status: "closed", lastAt: asOf };
  if (!one?.questionId || status !== "open" || !question || question.answeredAt !== null) return null;
  return question.askedAt >= lastAt && decideSilence(one.silence, asOf) !== "ask" ? one.questionId : null;
}

/** With whom this member is in the loop, and what they are there; null when they are not in it. */
export async function readAsked(db: Db | Tx, programId: ProgramId, loopId: LoopId, who: ParticipantId) {
  const loop = await db
    .selectFrom("loop as l")
    .innerJoin("program", "program.program_id", "l.program_id")
    .where("l.program_id", "=", programId)
    .where("l.loop_id", "=", loopId)
    .select(["l.name", "l.kind", "l.status", "program.name as program", "program.timezone"])
    .executeTakeFirst();
  const members = await membersOf(db, programId, loopId);
  const me = members.find((member) => member.id === who);
  if (!loop || !me) return null;
  const others = members.filter((member) => member.id !== who).map((member) => member.name);
  return { ...loop, role: me.role, with_: loop.name ?? (others.length > 0 ? listed(others) : "your partner") };
}
