import { nameKey } from "../access/name-key.ts";
import type { ProgramViewer } from "../access/viewer.ts";

/** What can be found from everywhere, in the order in which it is shown. */
export const GROUPS = { people: "People", loops: "Loops", pages: "Pages", actions: "Actions" } as const;
export type Group = keyof typeof GROUPS;

/** Something to go to. An action leads to the page where it is done, with everything filled in; it does nothing by itself. */
export type Found = { group: Group; label: string; href: string; hint?: string };

/** What somebody looks for: all its words, and those that may be a name ("lena" of "write to lena"). */
export type Asked = { words: readonly string[]; name: string };

/**
 * What a feature lets people find; `main.ts` puts them together. It answers with what this viewer may see and nothing
 * else, and quickly: it is asked again with every few letters.
 */
export type Findable = (viewer: ProgramViewer, asked: Asked) => Promise<readonly Found[]>;

/** Said before a name, and no part of it: "write to Lena". */
const BEFORE_NAMES = new Set(
  "write message mail reach out to match with for of a an the and pair open see show find who is called call talk count step grant log tag invite arrange plan meeting meet share goal thank".split(
    " ",
  ),
);

/** Reads what was typed: in small letters, without what no keyboard types. */
export function asked(typed: string): Asked {
  const clean = typed.replaceAll("\u0000", "").toWellFormed().trim().slice(0, 120).toLowerCase();
  const words = clean.split(/\s+/).filter(Boolean);
  const from = words.findIndex((word) => !BEFORE_NAMES.has(word));
  // Somebody may be called like a verb: without other words, it is the name.
  return { words, name: (from < 0 ? words.slice(-1) : words.slice(from)).join(" ") };
}

/** Whether each word typed begins a word of the text: "out nud" finds "Outreach: nudges", "ines" finds Inês. */
export function fits({ words }: Pick<Asked, "words">, text: string): boolean {
  const small = ` ${nameKey(text)}`;
  const inText = small.split(/[^\p{L}\p{N}]+/u);
  return words.map(nameKey).every((word) => small.includes(` ${word}`) || inText.some((one) => one.startsWith(word)));
}
