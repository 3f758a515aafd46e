import { z } from "zod";

const text = (max: number) => z.string().trim().max(max).catch("").default("");
const one = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).or(z.literal("")).catch("").default("");

/** The filters of the Participants page, as they stand in its address. What makes no sense there is as if it were not. */
export const Filter = z.object({
  q: text(120),
  milestone: text(80),
  stuck: one(["1"]),
  role: one(["mentor", "mentee", "either"]),
  tag: text(80),
  loops: one(["none", "any"]),
  turn: one(["me", "partner", "either", "nobody"]),
  status: one(["joined", "invited", "active", "removed"]),
  sort: z.enum(["name", "since", "active"]).catch("name").default("name"),
});
export type Filter = z.output<typeof Filter>;

/** The same filters as a query string, with some of them changed; empty ones are left out. */
export function queryOf(
  filter: Partial<Filter>,
  change: Partial<Record<keyof Filter | "after" | "who", string>> = {},
): string {
  const all: Record<string, string | undefined> = { ...filter, ...change };
  if (all.sort === "name") delete all.sort;
  const pairs = Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(pairs).toString();
  return query ? `?${query}` : "";
}
