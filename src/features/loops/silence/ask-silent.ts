import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../../activity/log.ts";
import { decideSilence, SILENT_AFTER } from "../../../insights/silence.ts";
import { type QuietLoop, readSilences } from "../../../insights/silent.ts";
import { tell } from "../../../notices/tell.ts";
import { lockedLoop } from "../change-loop.ts";
import { eachOf } from "../life/clock.ts";
import { membersOf } from "../members-of.ts";

/**
 * The clock: where it is due and was not done, the members of a quiet loop are asked whether they still go on; of a
 * group, its mentors. Decided again under the loop's lock, so several servers, and a second run, ask once.
 */
export async function askSilentLoops(log: Log): Promise<number> {
  const asOf = log.now();
  const before = new Date(asOf.getTime() - SILENT_AFTER);
  // Those that can be due at all: open that long, no word since, and no question that waits for an answer.
  const quiet = await readSilences(
    log.store.db,
    sql`l.status = 'open' and l.opened_at <= ${before} and a.recorded_at <= ${before}
      and (q.asked_at is null or q.answered_at <= ${before} or (q.answered_at is null and q.asked_at < a.recorded_at))`,
    asOf,
  );
  return eachOf(quiet, (one) => askOne(log, one));
}

async function askOne(log: Log, { programId, loopId }: QuietLoop): Promise<boolean> {
  const at = log.now();
  return log.store.transaction(async (tx) => {
    if (!(await lockedLoop(tx, { programId, loopId }))) return false;
    const [now] = await readSilences(tx, sql`l.program_id = ${programId} and l.loop_id = ${loopId}`, at);
    if (!now || decideSilence(now.silence, at) !== "ask") return false;
    const question = uuidv7();
    await tx
      .insertInto("silence_question")
      .values({
        program_id: programId,
        loop_id: loopId,
        question_id: question,
        quiet_since: now.silence.lastAt,
        asked_at: at,
        answered_at: null,
        answered_by: null,
        answer: null,
      })
      .execute();
    const members = await membersOf(tx, programId, loopId);
    const asked = now.silence.kind === "pair" ? members : members.filter((member) => member.role === "mentor");
    await tell(
      tx,
      programId,
      ...asked.map((member) => ({ kind: "silence", to: member.id, loop: loopId, about: question, key: question, at })),
    );
    return true;
  });
}
