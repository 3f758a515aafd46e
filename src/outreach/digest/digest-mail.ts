import { firstName } from "../../access/names.ts";
import type { Program } from "../../access/viewer.ts";
import type { Passage } from "../../insights/flow.ts";
import { CAP, type Insight } from "../../insights/insight.ts";
import { withFoot } from "../../mail/mail-foot.ts";

/** How many things are to be done first, and how many more are named. */
const FIRST = 3;
const MORE = 5;
/** Mail programs break addresses that are longer (characters). */
const LONG = 300;

type Said = Pick<Insight, "key" | "sentence" | "number" | "who" | "action">;
/** What the Monday mail is made of. */
export type Digest = {
  program: Pick<Program, "programId" | "name">;
  coordinator: string;
  /** What asks for them, the most pressing first. */
  insights: readonly Said[];
  /** The numbers of the mail before this one, by key; null when there was none. */
  before: Readonly<Record<string, number>> | null;
  passages: readonly Passage[];
  /** They may write to people: an admin without messages is sent to the lists instead. */
  writes: boolean;
  baseUrl: string;
  /** Where it is switched off. */
  off: string;
};

/** The Monday mail: three things to do first, what else there is, who moved on. Numbers and links; never what somebody wrote. */
export function digestMail(digest: Digest): { subject: string; body: string } {
  const { program, insights, passages, baseUrl } = digest;
  const base = `${baseUrl}/programs/${program.programId}`;
  const first = insights.slice(0, FIRST);
  const more = insights.slice(FIRST, FIRST + MORE);
  const said = (one: Said) => `${one.sentence}${compared(one, digest.before)}.`;
  const todo = first.map((one, index) => {
    const number = first.length > 1 ? `${index + 1}. ` : "";
    const { to } = one.action;
    const step = to.length > LONG || (to.startsWith("outreach/") && !digest.writes) ? one.who : one.action;
    return `${number}${said(one)}\n${step.label}:\n${base}/${step.to}`;
  });
  const rest = more.map((one) => `${said(one)}\n${base}/${one.who.to}`);
  const paragraphs = [
    `Hello ${firstName(digest.coordinator)},`,
    first.length === 0
      ? `Nobody in ${program.name} is stuck or waits for you. Have a good week.`
      : `Here is your week with ${program.name}. ${opening(first.length)}`,
    ...todo,
    ...(rest.length > 0 ? ["Also:", ...rest] : []),
    movedOn(passages),
    `See the whole picture:\n${base}/dashboard`,
  ];
  const foot = [`You get this mail on Mondays, as you coordinate ${program.name}.`, `Stop it:\n${digest.off}`];
  return {
    subject: oneLine(`${program.name}: ${subjectWords(first.length)}`),
    body: withFoot(paragraphs, foot),
  };
}

const opening = (n: number) => (n === 1 ? "One thing needs you:" : `${n === 2 ? "Two" : "Three"} things to do first:`);
const subjectWords = (n: number) =>
  n === 0 ? "a quiet week" : n === 1 ? "one thing for this week" : `${n === 2 ? "two" : "three"} things for this week`;

function compared({ key, number }: Said, before: Digest["before"]): string {
  if (before === null) return "";
  const then = before[key];
  if (then === undefined) return " (new since the last mail)";
  if (then === number || then >= CAP || number >= CAP) return "";
  return ` (${then} in the last mail)`;
}

function movedOn(passages: readonly Passage[]): string {
  if (passages.length === 0) return "Nobody passed to another milestone in the last seven days.";
  const said = passages.map(({ people, from, to }) => `${people} from ${from} to ${to}`);
  return `Moved on in the last seven days: ${said.join("; ")}.`;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim().slice(0, 200);
