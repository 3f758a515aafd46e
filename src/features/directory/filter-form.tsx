import type { Filter } from "../../insights/filter.ts";
import { Button } from "../../ui/button.tsx";
import { Choose } from "../../ui/choose.tsx";
import { type FilterField, type FilterLists, filterGroups } from "./filter-fields.ts";

type Props = { lists: FilterLists; filter: Filter; action: string; on: number };

/**
 * The filters, of which so many are on; each is sent as soon as it is changed, and by the button where there is no
 * JavaScript. On a phone they are folded, but for the search.
 */
export const FilterForm = ({ lists, filter, action, on }: Props) => {
  const groups = filterGroups(lists);
  return (
    <form method="get" action={action} class="filters" data-controller="autosubmit" aria-label="Filters">
      <label>
        <span class="mb-1 block text-sm">Search</span>
        <input class="input" type="search" name="q" value={filter.q} placeholder="Name or email" />
      </label>
      <details class="phone-fold">
        <summary class="btn btn-quiet w-full">{on > 0 ? `Filters: ${on} on` : "Filters"}</summary>
        <div class="filters mt-3">
          <Choose
            name="milestone"
            label="Mentoring milestone"
            value={filter.milestone}
            choices={lists.program.pathway.stages.map((stage) => [stage.id, stage.name])}
          />
          <Choose name="stuck" label="Stuck" value={filter.stuck} choices={[["1", "Stuck only"]]} />
          <Button kind="quiet">Show</Button>
          {/* Less often needed; open when one of them is on. */}
          <details class="more" open={groups.some(({ fields }) => fields.some(({ name }) => filter[name] !== ""))}>
            <summary class="cursor-pointer py-2 text-sm">More filters</summary>
            {groups.map(({ title, fields }) => (
              <fieldset class="mb-4">
                <legend class="eyebrow mb-1">{title}</legend>
                <div class="grid grid-cols-2 items-end gap-3 lg:grid-cols-4">
                  {fields.map((field) => (
                    <One field={field} value={filter[field.name]} />
                  ))}
                </div>
              </fieldset>
            ))}
          </details>
        </div>
      </details>
      {filter.insight ? <input type="hidden" name="insight" value={filter.insight} /> : null}
      {filter.sort === "name" ? null : <input type="hidden" name="sort" value={filter.sort} />}
    </form>
  );
};

const One = ({ field: { name, label, choices, type }, value }: { field: FilterField; value: string }) => {
  if (choices) return <Choose {...{ name, label, value, choices }} />;
  return (
    <label>
      <span class="mb-1 block text-sm">{label}</span>
      <input class="input" {...(type === "days" ? DAYS : WORDS)} name={name} value={value} />
    </label>
  );
};

const DAYS = { type: "number", min: "0", max: "9999", placeholder: "Any" };
const WORDS = { type: "search", maxlength: 120, placeholder: "Such as: nursing" };
