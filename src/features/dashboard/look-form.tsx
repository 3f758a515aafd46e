import type { Cohort } from "../../insights/cohorts.ts";
import { isWhole } from "../../insights/slice.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Glance } from "./glance.tsx";
import type { Dashboard, Past } from "./read-dashboard.ts";
import { linksOf, type View } from "./view.ts";

export type Choices = { cohorts: Cohort[]; tags: string[] };
type Props = { view: View; today: string; choices: Choices; told: Dashboard | Past };

/** The program's name, whom one looks at, and as of which day. */
export const LookForm = ({ view, today, told, choices: { cohorts, tags } }: Props) => {
  const { program, slice, asOf, days } = view;
  const links = linksOf(view);
  return (
    <div class="mb-6">
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 class="page-title mb-0 min-w-60 flex-1">{program.name}</h1>
        <div class="flex gap-2 print:hidden">
          <details class="dropdown dropdown-end" data-controller="menu">
            <summary class="btn btn-quiet">Narrow or look back</summary>
            <form
              method="get"
              action={`${links.base}/dashboard`}
              class="dropdown-content pop z-40 mt-1 grid w-72 gap-3 p-4"
            >
              {days === 90 ? <input type="hidden" name="days" value="90" /> : null}
              {cohorts.length > 0 ? (
                <Choice
                  label="Cohort"
                  name="cohort"
                  value={slice.cohort}
                  options={cohorts.map((one) => [one.cohortId, one.name])}
                />
              ) : null}
              {tags.length > 0 ? (
                <Choice label="Tag" name="tag" value={slice.tag} options={tags.map((tag) => [tag, tag])} />
              ) : null}
              <label>
                <span class="mb-1 block text-sm">As of</span>
                <input class="input" type="date" name="as-of" value={asOf || today} max={today} />
              </label>
              <Button>Look</Button>
            </form>
          </details>
          <span id="print" data-controller="print" data-turbo-permanent hidden>
            <button type="button" class="btn btn-ghost" data-action="print#print">
              Print <span class="max-sm:hidden">or save as PDF</span>
            </button>
          </span>
        </div>
      </div>
      <Glance told={told} />
      {isWhole(slice) && !asOf ? null : (
        <div class="mt-3 flex flex-wrap gap-2">
          {slice.cohort ? (
            <Chip
              label={`Cohort: ${cohorts.find((one) => one.cohortId === slice.cohort)?.name ?? "one that is gone"}`}
              without={links.self({ cohort: "" })}
            />
          ) : null}
          {slice.tag ? <Chip label={`Tag: ${slice.tag}`} without={links.self({ tag: "" })} /> : null}
          {asOf ? <Chip label={`As of ${dayWords(asOf)}`} without={links.self({ "as-of": "" })} /> : null}
        </div>
      )}
    </div>
  );
};

type ChoiceProps = { label: string; name: string; value: string; options: [string, string][] };

const Choice = ({ label, name, value, options }: ChoiceProps) => (
  <label>
    <span class="mb-1 block text-sm">{label}</span>
    <select class="select" name={name}>
      <option value="">Everybody</option>
      {options.map(([id, words]) => (
        <option value={id} selected={id === value}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

const dayWords = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
