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
  q: text(120).describe("Words of the name or the address."),
  milestone: text(80).describe("The id of a stage."),
  stuck: one(["1"]).describe("In one stage for more days than the program allows."),
  role: one(["mentor", "mentee", "either"]),
  tag: text(80),
  cohort: text(80).describe("The id of a cohort."),
  loops: one(["none", "one", "many", "any"]).describe("In how many."),
  turn: one(["me", "partner", "either", "nobody", "mentor", "mentee", "coordinator"]).describe(
    "Whose turn it is, seen from the person; or by whom it is: the mentor, the mentee, or the coordinator, who has to match.",
  ),
  days: days().describe("In one stage for at least so many days."),
  quiet: days().describe("Not active for at least so many days, or never."),
  seen: days().describe("Active within so many days."),
  rated: one(["low", "fair", "good", "none", "missing"]).describe(
    "Their latest rating of a loop is 1 or 2, 3, 4 or 5, while it speaks; they never gave one; they were asked and do not answer.",
  ),
  insight: text(40).describe("Those whom one insight is about, by its key."),
  status: one(["joined", "invited", "active", "paused", "removed"]).describe("paused: in a loop that rests."),
  says: text(120).describe("Words of what they say of themselves."),
  profile: one(["complete", "empty"]),
  zone: text(80).describe("A time zone, such as Europe/Lisbon."),
  meets: one(["said", "unsaid"]).describe("They said when they can meet, or not."),
  place: one(["free"]).describe("Mentors who said how many they take, and have fewer."),
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
