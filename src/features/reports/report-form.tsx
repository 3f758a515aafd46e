import { Button } from "../../ui/button.tsx";
import type { ReportScene } from "./report-scene.ts";

type Props = ReportScene["formProps"] & { action: string };

/** What the report is about: days, a cohort, a tag. Sent as soon as one is changed, and by the button. */
export const ReportForm = ({ action, period, slice, compare, cohorts, tags, withStories, today }: Props) => (
  <form method="get" action={action} class="filters no-print mb-8" data-controller="autosubmit" aria-label="The report">
    <label>
      <span class="mb-1 block text-sm">First day</span>
      <input class="input" type="date" name="from" value={period.from} max={today} />
    </label>
    <label>
      <span class="mb-1 block text-sm">Last day</span>
      <input class="input" type="date" name="to" value={period.to} max={today} />
    </label>
    {cohorts.length > 0 ? (
      <label>
        <span class="mb-1 block text-sm">Cohort</span>
        <select class="select" name="cohort">
          <option value="">All</option>
          {cohorts.map(({ cohortId, name }) => (
            <option value={cohortId} selected={cohortId === slice.cohort}>
              {name}
            </option>
          ))}
        </select>
      </label>
    ) : null}
    {tags.length > 0 ? (
      <label>
        <span class="mb-1 block text-sm">Tag</span>
        <select class="select" name="tag">
          <option value="">All</option>
          {tags.map((tag) => (
            <option value={tag} selected={tag === slice.tag}>
              {tag}
            </option>
          ))}
        </select>
      </label>
    ) : null}
    <label class="flex min-h-11 items-center gap-3">
      <input
        class="checkbox checkbox-primary checkbox-sm"
        type="checkbox"
        name="stories"
        value="1"
        checked={withStories}
      />
      With stories
    </label>
    {compare.map((cohort) => (
      <input type="hidden" name="compare" value={cohort} />
    ))}
    <Button kind="quiet">Show</Button>
  </form>
);
