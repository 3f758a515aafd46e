import type { Program } from "../../access/viewer.ts";
import type { Filter } from "../../insights/filter.ts";
import { Button } from "../../ui/button.tsx";

type Choice = [value: string, label: string];
type Props = { program: Program; filter: Filter; tags: string[]; action: string };

/** Those that are less often needed; open when one of them is on. */
const MORE = ["role", "loops", "turn", "status", "tag"] as const;

/** The filters; each is sent as soon as it is changed, and by the button where there is no JavaScript. */
export const FilterForm = ({ program, filter, tags, action }: Props) => (
  <form method="get" action={action} class="filters" data-controller="autosubmit" aria-label="Filters">
    <label>
      <span class="mb-1 block text-sm">Search</span>
      <input class="input" type="search" name="q" value={filter.q} placeholder="Name or email" />
    </label>
    <Choose
      name="milestone"
      label="Mentoring milestone"
      value={filter.milestone}
      choices={program.pathway.stages.map((stage): Choice => [stage.id, stage.name])}
    />
    <Choose name="stuck" label="Stuck" value={filter.stuck} choices={[["1", "Stuck only"]]} />
    <Button kind="quiet">Show</Button>
    <details class="more" open={MORE.some((name) => filter[name] !== "")}>
      <summary class="cursor-pointer py-2 text-sm">More filters</summary>
      <div class="mt-1 grid grid-cols-2 items-end gap-3 lg:grid-cols-5">
        <Choose
          name="role"
          label="Role"
          value={filter.role}
          choices={[
            ["mentor", "Mentors"],
            ["mentee", "Mentees"],
            ["either", "Either"],
          ]}
        />
        <Choose
          name="loops"
          label="Loops"
          value={filter.loops}
          choices={[
            ["none", "In no loop"],
            ["any", "In a loop"],
          ]}
        />
        <Choose
          name="turn"
          label="Whose turn"
          value={filter.turn}
          choices={[
            ["me", "Theirs"],
            ["partner", "Their partner's"],
            ["either", "Either's"],
            ["nobody", "Nobody's"],
          ]}
        />
        <Choose
          name="status"
          label="Status"
          value={filter.status}
          choices={[
            ["joined", "Not invited"],
            ["invited", "Invited"],
            ["active", "Active"],
            ["removed", "Removed"],
          ]}
        />
        {tags.length > 0 ? (
          <Choose name="tag" label="Tag" value={filter.tag} choices={tags.map((tag): Choice => [tag, tag])} />
        ) : null}
      </div>
    </details>
    {filter.sort === "name" ? null : <input type="hidden" name="sort" value={filter.sort} />}
  </form>
);

const Choose = ({ name, label, value, choices }: { name: string; label: string; value: string; choices: Choice[] }) => (
  <label>
    <span class="mb-1 block text-sm">{label}</span>
    <select class="select" name={name}>
      <option value="">All</option>
      {choices.map(([choice, words]) => (
        <option value={choice} selected={choice === value}>
          {words}
        </option>
      ))}
    </select>
  </label>
);
