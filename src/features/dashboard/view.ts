import type { Program } from "../../access/viewer.ts";
import type { Slice } from "../../insights/slice.ts";

/** What of a program is looked at: whom, as of which day ("" for today), and how far back for who moved on. */
export type View = { program: Program; slice: Slice; asOf: string; days: number };

type Query = Record<string, string>;

/** Where the numbers of a view lead: to the people behind them, of this slice; and to other views. */
export function linksOf({ program, slice, asOf, days }: View) {
  const base = `/programs/${program.programId}`;
  const self = (change: Partial<Record<"as-of" | "days" | "cohort" | "tag", string>>) =>
    address(`${base}/dashboard`, { "as-of": asOf, days: days === 90 ? "90" : "", ...slice, ...change });
  return {
    base,
    /** A day that is over: nothing can be done about it any more. */
    past: asOf !== "",
    people: (query: Query = {}) => address(`${base}/participants`, { ...query, ...slice }),
    self,
    /** How things stood at the end of a month ("2026-03"). */
    month: (month: string, today: string) =>
      self({ "as-of": month < today.slice(0, 7) ? lastDay(month) : month === asOf.slice(0, 7) ? asOf : "" }),
  };
}
export type Links = ReturnType<typeof linksOf>;

function address(path: string, query: Query): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== "");
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
}

const lastDay = (month: string) =>
  `${month}-${new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()}`;
