import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { toldRows } from "../../notices/tell.ts";
import type { Filled } from "../../store/together.ts";
import type { Other } from "./conversation-now.ts";

export const MESSAGE = "message";
/** So long a mail waits for its reader to come by, and for the next message. */
export const AWAY_MS = 5 * 60_000;

type Of = { programId: ProgramId; loopId: LoopId };

/**
 * Tells the others that something waits for them. As long as they have not read on, they are told once a day, however
 * much is written.
 */
export function othersTold(of: Of, others: readonly Other[], message: string, at: Date): Filled[] {
  const day = at.toISOString().slice(0, 10);
  const due = new Date(at.getTime() + AWAY_MS);
  const told = others
    .filter((other) => other.reachable)
    .map(({ id, readUpTo }) => ({
      kind: MESSAGE,
      to: id,
      loop: of.loopId,
      about: message,
      key: `${of.loopId}:${readUpTo}:${day}`,
      at,
      due,
    }));
  return toldRows(of.programId, told);
}
