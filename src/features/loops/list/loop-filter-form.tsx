import type { Program } from "../../../access/viewer.ts";
import type { Cohort } from "../../../insights/cohorts.ts";
import { Button } from "../../../ui/button.tsx";
import { Choose } from "../../../ui/choose.tsx";
import { COMPLETED, type LoopFilter } from "./loop-filter.ts";

type Choice = [value: string, label: string];
type Props = { program: Program; filter: LoopFilter; tags: string[]; cohorts: Cohort[]; action: string; on: number };

/**
 * The filters of the list, of which so many are on; each is sent as soon as it is changed, and by the button where there
 * is no JavaScript. On a phone they are folded, but for the search.
 */
export const LoopFilterForm = ({ program, filter, tags, cohorts, action, on }: Props) => {
  const stages: Choice[] = [
    ...program.pathway.stages.map((stage): Choice => [stage.id, stage.name]),
    [COMPLETED, "Completed"],
  ];
  return (
    <form method="get" action={action} class="filters" data-controller="autosubmit" aria-label="Filters">
      <label>
        <span class="mb-1 block text-sm">Search</span>
        <input class="input" type="search" name="q" value={filter.q} placeholder="Name" />
      </label>
      <details class="phone-fold">
        <summary class="btn btn-quiet w-full">{on > 0 ? `Filters: ${on} on` : "Filters"}</summary>
        <div class="filters mt-3">
          <Choose name="mentor" label="Mentor at" value={filter.mentor} choices={stages} />
          <Choose name="mentee" label="Mentee at" value={filter.mentee} choices={stages} />
          <label>
            <span class="mb-1 block text-sm">Days without activity</span>
            <input
              class="input"
              type="number"
              name="quiet"
              value={filter.quiet}
              min="0"
              max="9999"
              placeholder="At least"
            />
          </label>
          {cohorts.length > 0 ? (
            <Choose
              name="cohort"
              label="Cohort"
              value={filter.cohort}
              choices={cohorts.map(({ cohortId, name }): Choice => [cohortId, name])}
            />
          ) : null}
          {tags.length > 0 ? (
            <Choose name="tag" label="Tag" value={filter.tag} choices={tags.map((tag): Choice => [tag, tag])} />
          ) : null}
          <Button kind="quiet">Show</Button>
        </div>
      </details>
      {filter.status === "open" ? null : <input type="hidden" name="status" value={filter.status} />}
      {filter.sort === "newest" ? null : <input type="hidden" name="sort" value={filter.sort} />}
    </form>
  );
};

type LoopChip = { label: string; without: Partial<LoopFilter> };

/** The filters that are on, in words, each with what takes it off. */
export function loopChips({ pathway }: Program, filter: LoopFilter, cohorts: readonly Cohort[]): LoopChip[] {
  const cohort = cohorts.find((one) => one.cohortId === filter.cohort)?.name ?? "one that is gone";
  const at = (id: string) =>
    id === COMPLETED ? "completed" : `at ${pathway.stages.find((stage) => stage.id === id)?.name ?? id}`;
  return [
    ...(filter.q ? [{ label: `“${filter.q}”`, without: { q: "" } }] : []),
    ...(filter.mentor ? [{ label: `Mentor ${at(filter.mentor)}`, without: { mentor: "" } }] : []),
    ...(filter.mentee ? [{ label: `Mentee ${at(filter.mentee)}`, without: { mentee: "" } }] : []),
    ...(filter.quiet ? [{ label: `Silent for ${filter.quiet} days`, without: { quiet: "" } }] : []),
    ...(filter.cohort ? [{ label: `Cohort: ${cohort}`, without: { cohort: "" } }] : []),
    ...(filter.tag ? [{ label: `Tag: ${filter.tag}`, without: { tag: "" } }] : []),
  ];
}
