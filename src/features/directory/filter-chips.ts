import type { Filter } from "../../insights/filter.ts";
import { PEOPLE_QUESTIONS } from "../../insights/questions.ts";
import { type FilterField, type FilterLists, filterGroups } from "./filter-fields.ts";

export type FilterChip = { label: string; without: Partial<Record<keyof Filter, "">> };

/** The filters that are on, in words, each with what takes it off. */
export function chipsOf(lists: FilterLists, filter: Filter): FilterChip[] {
  const { pathway } = lists.program;
  const stage = pathway.stages.find((one) => one.id === filter.milestone);
  const days = stage?.stuckAfterDays ?? pathway.stuckAfterDays;
  const chips: FilterChip[] = [];
  const chip = (name: keyof Filter, label: string) => {
    if (filter[name]) chips.push({ label, without: { [name]: "" } });
  };
  chip("q", `“${filter.q}”`);
  chip("milestone", `In ${stage?.name ?? filter.milestone}`);
  chip("stuck", `For more than ${days} days`);
  chip("insight", PEOPLE_QUESTIONS.get(filter.insight)?.title ?? "An insight we do not know");
  // A list that is empty is not offered, but may stand in the address.
  const fields = filterGroups(lists).flatMap((group) => group.fields);
  for (const field of fields) chip(field.name, words(field, filter[field.name]));
  const offered = new Set<string>(fields.map((field) => field.name));
  for (const name of ["cohort", "tag", "zone"] as const) {
    if (!offered.has(name)) chip(name, words({ name, label: NAMES[name], choices: [] }, filter[name]));
  }
  return chips;
}

const NAMES = { cohort: "Cohort", tag: "Tag", zone: "Time zone" };

function words({ name, label, chip = label, choices }: FilterField, value: string): string {
  const known = choices?.find(([choice]) => choice === value)?.[1];
  const chosen = known ?? (name === "cohort" ? "one that is gone" : value);
  return chip === "" ? chosen : `${chip}: ${chosen}`;
}
