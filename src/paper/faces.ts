import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkit";

/** One file of a typeface, and the letters that it has. */
export type Face = { name: string; file: Buffer; has: ReadonlySet<number> };
export type Run = { face: Face; text: string };

const require = createRequire(import.meta.url);
/** Fraunces as far as it goes, Noto Serif for the alphabets it lacks. */
const FILES = [
  "fraunces/files/fraunces-latin-500-normal.woff",
  "fraunces/files/fraunces-latin-ext-500-normal.woff",
  "fraunces/files/fraunces-vietnamese-500-normal.woff",
  "noto-serif/files/noto-serif-greek-500-normal.woff",
  "noto-serif/files/noto-serif-greek-ext-500-normal.woff",
  "noto-serif/files/noto-serif-cyrillic-500-normal.woff",
  "noto-serif/files/noto-serif-cyrillic-ext-500-normal.woff",
  "noto-serif/files/noto-serif-latin-ext-500-normal.woff",
];
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });
let loaded: readonly Face[] | undefined;

/** All faces, read from their packages the first time that something is printed. */
export function faces(): readonly Face[] {
  loaded ??= FILES.map((name) => {
    const file = readFileSync(require.resolve(`@fontsource/${name}`));
    return { name, file, has: new Set(create(file).characterSet) };
  });
  return loaded;
}

/**
 * Cuts a text into pieces that one face each can print. Null when there is a letter that none of them has: better
 * nothing on paper than an empty box in somebody's name.
 */
export function runsOf(text: string, all: readonly Face[] = faces()): Run[] | null {
  const runs: Run[] = [];
  for (const { segment } of letters.segment(text.normalize("NFC").replace(/\s+/gu, " "))) {
    const points = Array.from(segment, (letter) => letter.codePointAt(0) as number);
    const last = runs.at(-1);
    const fits = (face: Face) => points.every((point) => face.has.has(point));
    const face = all.find(fits);
    if (!face) return null;
    if (last && (last.face === face || (segment === " " && fits(last.face)))) last.text += segment;
    else runs.push({ face, text: segment });
  }
  return runs;
}

/** A text without the letters that no face has: for words that must come out, with a gap rather than not at all. */
export function printable(text: string, all: readonly Face[] = faces()): string {
  const kept = Array.from(letters.segment(text.normalize("NFC")), ({ segment }) => segment).filter((segment) => {
    const points = Array.from(segment, (letter) => letter.codePointAt(0) as number);
    return /^\s+$/u.test(segment) || all.some((face) => points.every((point) => face.has.has(point)));
  });
  return kept.join("").trim();
}
