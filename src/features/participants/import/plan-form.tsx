import { Button } from "../../../ui/button.tsx";
import type { Meaning } from "./column-names.ts";
import type { ImportTable } from "./import-file.ts";
import type { Plan } from "./map-columns.ts";

export const MEANING_LABELS: Record<Meaning, string> = {
  ignore: "Leave this column out",
  name: "Name",
  first: "First name",
  last: "Last name",
  email: "Email",
  role: "Role",
  tags: "Tags",
  cohort: "Cohort",
  timezone: "Time zone",
};
const ROLES = [
  ["", "Leave their line out"],
  ["mentee", "Mentee"],
  ["mentor", "Mentor"],
  ["either", "Both"],
] as const;

/** What each column holds: sent as soon as one is changed, and by the button where there is no JavaScript. */
export const PlanForm = ({ table, plan, action }: { table: ImportTable; plan: Plan; action: string }) => (
  <form
    method="get"
    action={action}
    data-controller="autosubmit"
    data-turbo-action="replace"
    aria-labelledby="columns-title"
  >
    <ul class="rows mb-2">
      {table.header.map((name, at) => (
        <li class="grid items-center gap-x-6 gap-y-2 sm:grid-cols-[1fr_15rem]">
          <label class="min-w-0" for={`column-${at}`}>
            <span class="block truncate font-semibold">{name}</span>
            <span class="quiet block truncate text-sm">{samplesOf(table, at) || "nothing in it"}</span>
          </label>
          <select class="select" name={`c${at}`} id={`column-${at}`}>
            {(Object.keys(MEANING_LABELS) as Meaning[]).map((meaning) => (
              <option value={meaning} selected={meaning === plan.meanings[at]}>
                {MEANING_LABELS[meaning]}
              </option>
            ))}
          </select>
        </li>
      ))}
      <li class="grid items-center gap-x-6 gap-y-2 sm:grid-cols-[1fr_15rem]">
        <label class="min-w-0" for="role-otherwise">
          <span class="block font-semibold">People without a role</span>
          <span class="quiet block text-sm">where the list does not say whether they are a mentor or a mentee</span>
        </label>
        <select class="select" name="role" id="role-otherwise">
          {ROLES.map(([value, label]) => (
            <option value={value} selected={value === plan.role}>
              {label}
            </option>
          ))}
        </select>
      </li>
    </ul>
    <Button kind="quiet">Look again</Button>
  </form>
);

/** The first three values of a column. */
function samplesOf({ rows }: ImportTable, at: number): string {
  const values: string[] = [];
  for (const row of rows) {
    const value = row.broken ? "" : (row.cells[at] ?? "").trim();
    if (value && !values.includes(value)) values.push(value.slice(0, 60));
    if (values.length === 3) break;
  }
  return values.join(" · ");
}
