import type { Cohort } from "../../insights/cohorts.ts";
import { Button } from "../../ui/button.tsx";
import { CohortMenu } from "./cohort-menu.tsx";

type Props = { base: string; back: string; tags: string[]; cohorts: Cohort[]; writes: boolean };

/** What can be done with the people who are chosen in the list. */
export const ChosenBar = ({ base, back, tags, cohorts, writes }: Props) => (
  <div class="selection-bar" data-selection-target="bar">
    <span data-selection-target="count">With those chosen:</span>
    <input type="hidden" name="back" value={back} />
    <details class="dropdown dropdown-top" data-controller="menu">
      <summary class="btn btn-quiet">Tag</summary>
      <div class="dropdown-content pop z-40 mb-1 grid w-56 gap-3 p-4">
        <label>
          <span class="mb-1 block text-sm">Tag</span>
          <input class="input" name="tag" list="tags" maxlength={80} autocomplete="off" />
        </label>
        <datalist id="tags">
          {tags.map((tag) => (
            <option value={tag} />
          ))}
        </datalist>
        <div class="flex gap-2">
          <Button kind="quiet" formaction={`${base}/tags`} formmethod="post">
            Put on
          </Button>
          <Button kind="ghost" formaction={`${base}/tags`} formmethod="post" name="take" value="off">
            Take off
          </Button>
        </div>
      </div>
    </details>
    {cohorts.length > 0 ? <CohortMenu cohorts={cohorts} action={`${base}/cohort`} /> : null}
    <details class="dropdown dropdown-top" data-controller="menu">
      <summary class="btn btn-ghost">More</summary>
      <div class="dropdown-content pop z-40 mb-1 grid w-48 justify-items-start p-2">
        {writes ? (
          <Button kind="ghost" formaction={`${base}/invitations`} formmethod="post">
            Invite
          </Button>
        ) : null}
        <Button kind="ghost" formaction={`${base}/pause`}>
          Pause
        </Button>
        <Button kind="ghost" formaction={`${base}/group`}>
          Add to a group
        </Button>
        <Button kind="ghost" formaction={`${base}/removal`}>
          Remove
        </Button>
      </div>
    </details>
    {writes ? <Button>Reach out</Button> : null}
  </div>
);
