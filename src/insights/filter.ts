import { z } from "zod";

const text = (max: number) => z.string().trim().max(max).catch("").default("");
const one = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values).or(z.literal("")).catch("").default("");
const days = () =>
  z.coerce
    .string()
    .regex(/^\d{1,4}$/)
    .catch("")
    .default("");

/** The filters of the Participants page, as they stand in its address. What makes no sense there is as if it were not. */
export const Filter = z.object({
  q: text(120),
  milestone: text(80),
  stuck: one(["1"]),
  role: one(["mentor", "mentee", "either"]),
  tag: text(80),
  /** The id of a cohort. */
  cohort: text(80),
  loops: one(["none", "one", "many", "any"]),
  /** Seen from the person; or by whom it is: whoever is the mentor, the mentee, or the coordinator, who has to match. */
  turn: one(["me", "partner", "either", "nobody", "mentor", "mentee", "coordinator"]),
  /** In one milestone for at least so many days. */
  days: days(),
  /** Not active for at least so many days, or never. */
  quiet: days(),
  /** Active within so many days. */
  seen: days(),
  /**
   * What they say of their mentoring: their latest rating of a loop is 1 or 2, 3, 4 or 5, while it speaks; they never
   * gave one; they were asked and do not answer.
   */
  rated: one(["low", "fair", "good", "none", "missing"]),
  /** Those whom one insight is about, by its key. */
  insight: text(40),
  /** `paused`: in a loop that rests. */
  status: one(["joined", "invited", "active", "paused", "removed"]),
  /** Words of what they say of themselves. */
  says: text(120),
  profile: one(["complete", "empty"]),
  zone: text(80),
  /** They said when they can meet, or not. */
  meets: one(["said", "unsaid"]),
  /** Mentors who said how many they take, and have fewer. */
  place: one(["free"]),
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
