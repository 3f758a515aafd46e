import type { ProgramId } from "../../../access/program-id.ts";
import type { Signer } from "../../../access/signed-link.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { ANSWERS, type Answer } from "./answer-silence.ts";

const PURPOSE = "silence";
/** How long the links of a mail work (ms). */
const GOOD_FOR = 60 * 86_400_000;

export type AskedMember = { programId: ProgramId; loopId: LoopId; participantId: ParticipantId; question: string };

/** The address that answers for one member, with an answer chosen already or without. */
export function silenceLink(signer: Signer, baseUrl: string, asked: AskedMember, asOf: Date, answer?: Answer): string {
  const fields = { p: asked.programId, l: asked.loopId, w: asked.participantId, q: asked.question, a: answer ?? "" };
  return `${baseUrl}/still-going/${signer.sign(PURPOSE, fields, new Date(asOf.getTime() + GOOD_FOR))}`;
}

export function readSilenceLink(
  signer: Signer,
  token: string,
  now: Date,
): (AskedMember & { answer: Answer | null }) | null {
  const fields = signer.read(PURPOSE, token, now);
  if (!fields) return null;
  const { p = "", l = "", w = "", q = "", a = "" } = fields;
  return {
    programId: p as ProgramId,
    loopId: l as LoopId,
    participantId: w as ParticipantId,
    question: q,
    answer: a in ANSWERS ? (a as Answer) : null,
  };
}
