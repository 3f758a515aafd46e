import { z } from "zod";
import type { SignUpRole } from "../../../milestones/activity.ts";
import { isHalfOrWhole, MEANINGS, type Meaning, meaningOfName } from "./column-names.ts";
import type { ImportTable } from "./import-file.ts";
import { roleOf } from "./role-words.ts";

/** What each column holds, and which role people have where the file gives none ("": then their line is left out). */
export type Plan = { meanings: Meaning[]; role: SignUpRole | "" };

/**
 * What the columns seem to hold, by their names; without a name for it the column of emails shows by its addresses, and
 * that of roles by its words. Only tags can stand in several columns: of two others that mean the same the first is taken.
 */
export function guessMeanings({ header, rows }: Pick<ImportTable, "header" | "rows">): Meaning[] {
  const named = header.map(meaningOfName);
  const names = nameOf(named);
  const guesses = header.map((name, at) => (isHalfOrWhole(name) ? names : (named[at] ?? "ignore")));
  const samples = rows.filter((row) => !row.broken).slice(0, 50);
  const mostly = (column: number, is: (cell: string) => boolean) =>
    samples.filter((row) => is((row.cells[column] ?? "").trim())).length > samples.length / 2;
  if (!guesses.includes("email")) {
    const at = header.findIndex((_, column) => mostly(column, (cell) => /^\S+@\S+$/.test(cell)));
    if (at >= 0) guesses[at] = "email";
  }
  if (!guesses.includes("role")) {
    const at = guesses.findIndex((one, column) => one === "ignore" && mostly(column, (cell) => roleOf(cell) !== null));
    if (at >= 0) guesses[at] = "role";
  }
  return guesses.map((one, at) => (one === "tags" || guesses.indexOf(one) === at ? one : "ignore"));
}

function nameOf(named: (Meaning | null)[]): Meaning {
  if (named.includes("first") && !named.includes("last")) return "last";
  return named.includes("last") && !named.includes("first") ? "first" : "name";
}

/** The plan as it stands in an address (`c0=email&c1=name&role=mentee`); what is not said, or is nonsense, is guessed. */
export function readPlan(query: Record<string, unknown>, table: Pick<ImportTable, "header" | "rows">): Plan {
  const meanings = guessMeanings(table).map((guess, at) => z.enum(MEANINGS).catch(guess).parse(query[`c${at}`]));
  return { meanings, role: z.enum(["mentor", "mentee", "either", ""]).catch("").parse(query.role) };
}

/** `readPlan` backwards: names and values for an address or for hidden fields. */
export function writePlan(plan: Plan): [name: string, value: string][] {
  const columns = plan.meanings.map((meaning, at): [string, string] => [`c${at}`, meaning]);
  return plan.role ? [...columns, ["role", plan.role]] : columns;
}

const LABELS = { name: "Name", first: "First name", last: "Last name", email: "Email", role: "Role" } as const;

/** What must be chosen differently before any line can be read; empty when all is well. */
export function problemsOfPlan({ meanings, role }: Plan): string[] {
  const times = (meaning: Meaning) => meanings.filter((one) => one === meaning).length;
  const problems = (Object.keys(LABELS) as (keyof typeof LABELS)[])
    .filter((meaning) => times(meaning) > 1)
    .map((meaning) => `Two columns are chosen as ${LABELS[meaning]}. Choose one, and ignore the other.`);
  if (times("cohort") > 1) problems.push("Two columns are chosen as Cohort. Choose one, and ignore the other.");
  if (times("timezone") > 1) problems.push("Two columns are chosen as Time zone. Choose one, and ignore the other.");
  if (times("name") && times("first") + times("last")) {
    problems.push("There is a column for the whole name and another for a part of it. Choose one way.");
  }
  if (!times("email")) problems.push("Choose the column that holds the email addresses.");
  if (!times("name") && !times("first") && !times("last")) problems.push("Choose the column that holds the names.");
  if (!times("role") && !role)
    problems.push("Choose the column that says who is a mentor or a mentee, or a role for everybody below them.");
  return problems;
}
