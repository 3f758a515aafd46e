import type { MemberViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { mentorWithoutPlace } from "../capacity.ts";
import { reopenLoopIn } from "../change-loop.ts";
import { readClosing } from "./read-closing.ts";

export type UndoRefusal = "too_late" | "not_theirs" | "mentor_at_capacity";

/**
 * A member takes a closing back, within 14 days and if a member closed it. What a coordinator or the clock closed, a
 * coordinator opens. A loop that is open already stays so.
 */
export async function undoClosing(log: Log, viewer: MemberViewer): Promise<true | { refused: UndoRefusal }> {
  const { programId } = viewer.program;
  const { loopId } = viewer.loop;
  return log.store.transaction(async (tx) => {
    const closing = await readClosing(tx, viewer, log.now());
    if (!closing) return true;
    if (!closing.by_name) return { refused: "not_theirs" };
    if (!closing.undoable) return { refused: "too_late" };
    if (await mentorWithoutPlace(tx, programId, { loopId })) return { refused: "mentor_at_capacity" };
    const by = viewer.participant.participantId;
    await reopenLoopIn(log, tx, { programId, loopId, by, reason: "undone" });
    return true;
  });
}
