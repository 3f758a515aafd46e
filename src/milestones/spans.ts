import type { Chains } from "./rows.ts";
import type { Span } from "./world.ts";

/** Begins a time that does not count, at a moment (ms); ends one that is still going on first. Answers with the new last one. */
export function beginSpan(spans: Chains, last: number, at: number): number {
  return addSpan(spans, endSpan(spans, last, at), [at, null]);
}

/** Ends the time that is still going on. One that would end before it began (as it was told late) is dropped. */
export function endSpan(spans: Chains, last: number, at: number): number {
  if (last === 0 || spans.floats[last * 2 + 1] !== Number.POSITIVE_INFINITY) return last;
  if (at <= (spans.floats[last * 2] as number)) return spans.drop(last);
  spans.floats[last * 2 + 1] = at;
  return last;
}

/** Adds a time after the last one, and answers with it. */
export function addSpan(spans: Chains, last: number, [from, to]: Span): number {
  const span = spans.add(last);
  spans.floats[span * 2] = from;
  spans.floats[span * 2 + 1] = to ?? Number.POSITIVE_INFINITY;
  return span;
}

/** All times of a chain, the earliest told first. */
export function listSpans(spans: Chains, last: number): Span[] {
  return spans.list(last).map((span): Span => {
    const to = spans.floats[span * 2 + 1] as number;
    return [spans.floats[span * 2] as number, to === Number.POSITIVE_INFINITY ? null : to];
  });
}

/** The union of several lists of spans, in order, without overlaps; open ends become infinite. */
export function mergeSpans(...lists: Span[][]): [number, number][] {
  const all = lists
    .flat()
    .map(([from, to]): [number, number] => [from, to ?? Number.POSITIVE_INFINITY])
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const span of all) {
    const last = merged.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else merged.push(span);
  }
  return merged;
}

/** The ms between two moments that lie in none of the (merged) spans. Never below 0. */
export function countedMs(merged: readonly [number, number][], from: number, to: number): number {
  let ms = Math.max(0, to - from);
  for (const [begin, end] of merged) ms -= Math.max(0, Math.min(end, to) - Math.max(begin, from));
  return Math.max(0, ms);
}

/** The last moment at which `countedMs(merged, from, moment)` is still no more than `ms`. */
export function lastMomentWithin(merged: readonly [number, number][], from: number, ms: number): number {
  let left = ms;
  let cursor = from;
  for (const [begin, end] of merged) {
    if (end <= cursor) continue;
    const free = Math.max(0, begin - cursor);
    if (free > left) break;
    left -= free;
    cursor = end;
  }
  return cursor + left;
}
