import { firstName } from "../access/names.ts";
import { withFoot } from "../mail/mail-foot.ts";
import type { NoticeKind, NoticePart, NoticeScene } from "./notice-kind.ts";

export type Piece = { kind: NoticeKind; part: NoticePart };

/** One mail for all that is due: each part with its link, then why it came and where to change that. */
export function noticeMail(scene: NoticeScene, pieces: readonly Piece[]): { subject: string; body: string } {
  const { participant, programName, programId, baseUrl } = scene;
  const only = pieces.length === 1 ? pieces[0] : undefined;
  const whys = [...new Set(pieces.map(({ kind }) => kind.why))];
  const paragraphs = [
    `Hello ${firstName(participant.name)},`,
    ...pieces.flatMap(({ part }) => [part.text.trim(), `${part.action}:\n${part.link}`]),
  ];
  const foot = [
    `You get this mail from ${programName} ${listed(whys)}.`,
    `Choose what we write to you about:\n${baseUrl}/programs/${programId}/notices`,
  ];
  return {
    subject: oneLine(only ? only.part.subject : `${programName}: ${pieces.length} things for you`),
    body: withFoot(paragraphs, foot),
  };
}

const listed = (whys: readonly string[]) => new Intl.ListFormat("en-GB", { type: "conjunction" }).format(whys);
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 200);
