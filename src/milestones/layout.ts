/** One bit of a row: which of its words (whole numbers), and which bit of that. */
export type Bit = { word: number; mask: number };

/** Where a row of whole numbers ("words") holds what of a tally. The first words say whose tally it is. */
export type Layout = {
  /** Of each count: how often is enough, and after which of the firsts it has to come (-1: none). */
  counts: { atLeast: number; after: number }[];
  /** How many kinds there are that others have to come after. */
  firsts: number;
  steps: number;
  /** Where bits begin: first of the counts, set while they can be counted; then of the firsts, set while they have not come. */
  open: number;
  openWords: number;
  /** Where the bits of the steps begin, set once a step is done. */
  done: number;
  doneWords: number;
  /** Of each count, the word that counts how often it came; -1 when once is enough. */
  counters: number[];
  width: number;
  /** The row of somebody for whom nothing has been counted. */
  fresh: Int32Array;
};

/** Words of a row that come before the tally. */
export const OWN_WORDS = 3;

/** Lays out the rows for these counts and so many firsts and steps. */
export function layoutOf(counts: Layout["counts"], firsts: number, steps: number): Layout {
  const open = OWN_WORDS;
  const openWords = Math.ceil((counts.length + firsts) / 32);
  const done = open + openWords;
  const doneWords = Math.ceil(steps / 32);
  let width = done + doneWords;
  const counters = counts.map(({ atLeast }) => (atLeast > 1 ? width++ : -1));
  const ready = counts.flatMap(({ after }, index) => (after >= 0 ? [] : [index]));
  const notCome = Array.from({ length: firsts }, (_, index) => counts.length + index);
  const fresh = new Int32Array(width);
  fresh.set(bitsOf(openWords, [...ready, ...notCome]), open);
  return { counts, firsts, steps, open, openWords, done, doneWords, counters, width, fresh };
}

/** The bit with this index, of those that begin at the word `base`. */
export function bitOf(base: number, index: number): Bit {
  return { word: base + (index >> 5), mask: 1 << (index & 31) };
}

/** So many words, with the bits of these indexes set. */
export function bitsOf(words: number, indexes: readonly number[]): Int32Array {
  const bits = new Int32Array(words);
  for (const index of indexes) bits[index >> 5] = (bits[index >> 5] as number) | (1 << (index & 31));
  return bits;
}

/** Do two engines count the same things, so that one can go on with the tallies of the other? */
export function sameLayout(a: Layout, b: Layout): boolean {
  if (a === b) return true;
  const texts = [a, b].map(({ counts, steps }) => JSON.stringify([counts, steps]));
  return texts[0] === texts[1];
}
