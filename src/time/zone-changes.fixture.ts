import { wallOf } from "./zoned-time.ts";

/** For tests: every zone of the world, and when its clocks change. */
export const zones = Intl.supportedValuesOf("timeZone");

const MINUTE = 60_000;
const TEN_DAYS = 14_400 * MINUTE;

/** When the clocks of a zone change in a year, by halving every ten days of it: none changes and changes back in less. */
export function changesIn(zone: string, year: number): number[] {
  const offset = (ms: number) => Date.parse(`${wallOf(new Date(ms), zone)}Z`) - Math.floor(ms / MINUTE) * MINUTE;
  const found: number[] = [];
  let start = Date.UTC(year, 0);
  let before = offset(start);
  while (start < Date.UTC(year + 1, 0)) {
    const end = Math.min(start + TEN_DAYS, Date.UTC(year + 1, 0));
    const after = offset(end);
    if (after !== before) {
      let [from, to] = [start, end];
      while (to - from > MINUTE) {
        const middle = Math.floor((from + to) / 2 / MINUTE) * MINUTE;
        if (offset(middle) === before) from = middle;
        else to = middle;
      }
      found.push(to);
    }
    [start, before] = [end, after];
  }
  return found;
}
