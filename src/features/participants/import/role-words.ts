import type { SignUpRole } from "../../../milestones/activity.ts";

/** Roles as people write them: English, German, French, Spanish, Portuguese; without spaces and signs. */
const WORDS: Record<SignUpRole, string> = {
  mentor: `mentor mentors mentora mentores mentoras mentorin mentorinnen mentoren mentoresse coach
    tutor tutora tuteur tutrice parrain marraine padrinho madrinha orientador orientadora`,
  mentee: `mentee mentees menteein menti mentorée mentoré mentorées mentorés mentorand mentorande mentorado mentorada mentorados
    mentoradas mentorando mentoranda mentorizado mentorizada tutorado tutorada protege protegee protégé protégée
    filleul filleule filleulfilleule pupil learner apprentice aprendiz`,
  either: `either both any beide beides ambos ambas lesdeux eitherone`,
};
const ROLE_OF = new Map(
  Object.entries(WORDS).flatMap(([role, words]) =>
    words.split(/\s+/).map((word) => [word, role as SignUpRole] as const),
  ),
);

/** For women and men alike, as in Mentor/in, mentorado(a), mentoré·e. */
const ENDING = /[(/*:_·.](?:a|as|e|es|in|innen|o|os)\)?$/i;

/** The role that somebody wrote, in several languages; "mentor and mentee" is either. Null for anything else. */
export function roleOf(text: string): SignUpRole | null {
  const whole = ROLE_OF.get(plain(text)) ?? ROLE_OF.get(plain(text.replace(ENDING, "")));
  if (whole) return whole;
  const parts = text.split(/[/,;&+|]|\s(?:and|or|und|oder|et|ou|y|o|e)\s/i).map((part) => ROLE_OF.get(plain(part)));
  return parts.length === 2 && new Set(parts).size === 2 && parts.every(Boolean) ? "either" : null;
}

const plain = (text: string) =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}]/gu, "");
