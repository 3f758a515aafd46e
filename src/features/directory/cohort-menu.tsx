import type { Cohort } from "../../insights/cohorts.ts";
import { Button } from "../../ui/button.tsx";

/** Puts the chosen people into a cohort, or takes them out of theirs. */
export const CohortMenu = ({ cohorts, action }: { cohorts: Cohort[]; action: string }) => (
  <details class="dropdown dropdown-top" data-controller="menu">
    <summary class="btn btn-quiet">Cohort</summary>
    <div class="dropdown-content pop z-40 mb-1 grid w-56 gap-3 p-4">
      <label>
        <span class="mb-1 block text-sm">Cohort</span>
        <select class="select" name="cohort">
          {cohorts.map(({ cohortId, name }) => (
            <option value={cohortId}>{name}</option>
          ))}
          <option value="">None</option>
        </select>
      </label>
      <Button kind="quiet" formaction={action} formmethod="post">
        Put them there
      </Button>
    </div>
  </details>
);
