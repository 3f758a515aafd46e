import type { SignUpRole } from "../../../milestones/activity.ts";
import {
  type Checked,
  checkCohort,
  checkEmail,
  checkName,
  checkTags,
  checkTimeZone,
  clean,
  quoted,
} from "./check-cells.ts";
import type { Meaning } from "./column-names.ts";
import type { ImportTable } from "./import-file.ts";
import type { Plan } from "./map-columns.ts";
import type { Row } from "./read-csv.ts";
import { roleOf } from "./role-words.ts";

/** Somebody as a line describes them, ready to be added. */
export type Draft = {
  name: string;
  email: string;
  role: SignUpRole;
  timezone: string | null;
  tags: string[];
  cohort: string | null;
};
export type Reason = { column: string | null; words: string };
/** A line of the file: somebody new, somebody who is here already, or what is wrong with it. */
export type Line = { line: number; cells: string[] } & (
  | { kind: "new" | "here"; person: Draft }
  | { kind: "problem"; reasons: Reason[] }
);
/** How addresses (in lower case) are known in the program already. */
export type Known = ReadonlyMap<string, "here" | "removed">;

/** Cohorts are few: more of them in one column are something else. */
const COHORTS_IN_A_FILE = 50;

/**
 * Judges every line of a file by the plan: a draft of a person, or all that is wrong with the line, in words. Of two
 * good lines with one address the first is taken. Knows nothing of the program: `compareWith` does. Never throws.
 */
export function checkLines(table: ImportTable, plan: Plan): Line[] {
  const seen = new Map<string, number>();
  const cohorts = new Set<string>();
  return table.rows.map((row): Line => {
    const { line, cells } = row;
    const problem = (reasons: Reason[]): Line => ({ line, cells, kind: "problem", reasons });
    const person = draftOf(row, table.header, plan);
    if (Array.isArray(person)) return problem(person);
    const first = seen.get(person.email.toLowerCase());
    if (first) return problem([{ column: null, words: `The same address stands in line ${first} already.` }]);
    if (person.cohort) cohorts.add(person.cohort.toLowerCase());
    if (cohorts.size > COHORTS_IN_A_FILE) {
      if (person.cohort) cohorts.delete(person.cohort.toLowerCase());
      const words = `There are more than ${COHORTS_IN_A_FILE} different cohorts. Is this the right column?`;
      return problem([{ column: table.header[plan.meanings.indexOf("cohort")] ?? null, words }]);
    }
    seen.set(person.email.toLowerCase(), line);
    return { line, cells, kind: "new", person };
  });
}

/** The same lines, with those whose address the program knows already told apart. */
export function compareWith(lines: readonly Line[], known: Known): Line[] {
  return lines.map((one): Line => {
    if (one.kind === "problem") return one;
    const how = known.get(one.person.email.toLowerCase());
    if (how !== "removed") return { ...one, kind: how ?? "new" };
    const words = "They were taken out of the program. Take them back in on their own page, if you wish.";
    return { line: one.line, cells: one.cells, kind: "problem", reasons: [{ column: null, words }] };
  });
}

function draftOf(row: Row, header: string[], plan: Plan): Draft | Reason[] {
  if (row.broken) return [{ column: null, words: row.broken }];
  const reasons: Reason[] = [];
  const tooMany = tooManyCells(row, header);
  if (tooMany) return [tooMany];
  const cellsOf = (meaning: Meaning) =>
    row.cells.filter((_, at) => plan.meanings[at] === meaning && at < header.length);
  const cellOf = (meaning: Meaning) => clean(cellsOf(meaning)[0] ?? "");
  const take = <T>(meaning: Meaning, checked: Checked<T>): T => {
    if ("value" in checked) return checked.value;
    reasons.push({ column: header[plan.meanings.indexOf(meaning)] ?? null, words: checked.wrong });
    return undefined as T;
  };
  const nameIn = plan.meanings.includes("name") ? "name" : plan.meanings.includes("first") ? "first" : "last";
  const name = nameIn === "name" ? cellOf("name") : clean(`${cellOf("first")} ${cellOf("last")}`);
  const person = {
    name: take(nameIn, checkName(name)),
    email: take("email", checkEmail(cellOf("email"))),
    role: take("role", checkRole(cellOf("role"), plan.role)),
    timezone: take("timezone", checkTimeZone(cellOf("timezone"))),
    tags: take("tags", checkTags(cellsOf("tags"))),
    cohort: take("cohort", checkCohort(cellOf("cohort"))),
  };
  const tooFew = row.cells.length < header.length && reasons.length > 0;
  if (tooFew) reasons.push({ column: null, words: `This line has only ${amount(row)} of ${header.length}.` });
  return reasons.length > 0 ? reasons : person;
}

function checkRole(cell: string, otherwise: SignUpRole | ""): Checked<SignUpRole> {
  if (cell === "") return otherwise ? { value: otherwise } : { wrong: "The role is missing: mentor, mentee or both." };
  const role = roleOf(cell);
  return role ? { value: role } : { wrong: `${quoted(cell)} is not a role. Write mentor, mentee or both.` };
}

/** A value too many has pushed the others aside: nothing in the line can be trusted then. */
function tooManyCells(row: Row, header: string[]): Reason | null {
  if (row.cells.slice(header.length).every((cell) => cell.trim() === "")) return null;
  const words = `This line has ${amount(row)}, the first line ${header.length}. Put quotation marks around a value that holds a comma or semicolon.`;
  return { column: null, words };
}

const amount = (row: Row) => (row.cells.length === 1 ? "1 value" : `${row.cells.length} values`);
