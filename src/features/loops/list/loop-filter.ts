import { z } from "zod";

const text = (max: number) => z.string().trim().max(max).catch("").default("");

/** Which loops: the tabs of the page. */
export const TABS = ["open", "draft", "paused", "closed", "silent", "all"] as const;
/** Instead of a stage: the whole way is done. */
export const COMPLETED = "completed";

/** The filters of the Loops page, as they stand in its address. What makes no sense there is as if it were not. */
export const LoopFilter = z.object({
  status: z.enum(TABS).catch("open").default("open"),
  /** Of a member, or of a group. */
  q: text(120),
  /** A stage's id, or `completed`: where a mentor of the loop stands in it, and where a mentee. */
  mentor: text(80),
  mentee: text(80),
  /** Nothing has happened for at least so many days. */
  quiet: z.coerce
    .string()
    .regex(/^\d{1,4}$/)
    .catch("")
    .default(""),
  /** Somebody in it has this tag. */
  tag: text(80),
  /** Somebody in it is in this cohort, by its id. */
  cohort: text(80),
  /** By last activity, the newest or the oldest first. */
  sort: z.enum(["newest", "oldest"]).catch("newest").default("newest"),
});
export type LoopFilter = z.output<typeof LoopFilter>;

/** The same filters as a query string, with some of them changed; what goes without saying is left out. */
export function loopQuery(
  filter: Partial<LoopFilter>,
  change: Partial<Record<keyof LoopFilter | "after", string>> = {},
): string {
  const all: Record<string, string | undefined> = { ...filter, ...change };
  if (all.status === "open") delete all.status;
  if (all.sort === "newest") delete all.sort;
  const pairs = Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(pairs).toString();
  return query ? `?${query}` : "";
}

/** Is any filter on, beside the tab? */
export const isNarrowed = ({ q, mentor, mentee, quiet, tag, cohort }: LoopFilter) =>
  [q, mentor, mentee, quiet, tag, cohort].some((one) => one !== "");
