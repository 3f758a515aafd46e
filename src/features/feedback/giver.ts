import type { ProgramId } from "../../access/program-id.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

/** Who says it, of which loop: a member who is signed in, or one who holds the link of their mail. */
export type Giver = {
  program: { programId: ProgramId };
  participant: { participantId: ParticipantId };
  loop: { loopId: LoopId };
};
