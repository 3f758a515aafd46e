import type { ProgramId } from "../../access/program-id.ts";
import type { Signer } from "../../access/signed-link.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

const PURPOSE = "feedback";
/** How long the links of a mail work (ms). */
const GOOD_FOR = 60 * 86_400_000;

export type Asked = { loopId: LoopId; participantId: ParticipantId; question: string };
export type LinkedQuestion = Asked & { programId: ProgramId; rating: number | null };
type From = { signer: Signer; baseUrl: string; programId: ProgramId; asOf: Date };

/** The address that answers a question without signing in; with a rating, that one is chosen already. */
export function feedbackLink({ signer, baseUrl, programId, asOf }: From, asked: Asked, rating?: number): string {
  const fields = {
    p: programId,
    l: asked.loopId,
    m: asked.participantId,
    q: asked.question,
    ...(rating === undefined ? {} : { r: String(rating) }),
  };
  return `${baseUrl}/feedback/${signer.sign(PURPOSE, fields, new Date(asOf.getTime() + GOOD_FOR))}`;
}

/** What such an address asks, of whom; null when it is not ours, or too old. */
export function readFeedbackLink(signer: Signer, token: string, now: Date): LinkedQuestion | null {
  const fields = signer.read(PURPOSE, token, now);
  if (!fields?.p || !fields.l || !fields.m || !fields.q) return null;
  return {
    programId: fields.p as ProgramId,
    loopId: fields.l as LoopId,
    participantId: fields.m as ParticipantId,
    question: fields.q,
    rating: fields.r ? Number(fields.r) : null,
  };
}
