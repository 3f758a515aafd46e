import { Button } from "../../ui/button.tsx";
import { COMPARED_MAX } from "./compare-cohorts.ts";
import type { ReportScene } from "./report-scene.ts";

/** Which cohorts to compare, in the address of the report; the latest, as long as nobody chooses. */
export const ChooseCohorts = ({ scene }: { scene: ReportScene }) => {
  const { comparison, compared, base, formProps } = scene;
  const { period, slice, cohorts, withStories } = formProps;
  const kept = { from: period.from, to: period.to, tag: slice.tag, stories: withStories ? "1" : "" };
  const latest = new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== ""));
  return (
    <details class="no-print mb-4" open={compared.length === 0}>
      <summary class="cursor-pointer py-2">Choose the cohorts</summary>
      <form method="get" action={`${base}#compared`}>
        {[...latest].map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <fieldset>
          <legend class="quiet text-sm">Choose at least two, and at most {COMPARED_MAX}.</legend>
          <div class="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
            {cohorts.map((cohort) => (
              <label class="flex min-h-11 cursor-pointer items-center gap-3">
                <input
                  class="checkbox checkbox-primary checkbox-sm"
                  type="checkbox"
                  name="compare"
                  value={cohort.cohortId}
                  checked={comparison.cohorts.includes(cohort)}
                />
                <span class="min-w-0 wrap-anywhere">{cohort.name}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="mt-2 flex flex-wrap gap-2">
          <Button kind="quiet">Compare these</Button>
          {comparison.chosen ? (
            <Button kind="ghost" href={`${base}?${latest}#compared`}>
              The latest
            </Button>
          ) : null}
        </div>
      </form>
    </details>
  );
};
