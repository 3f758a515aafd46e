import { percent } from "./areas/matching-area.tsx";
import { unmatchedOf } from "./areas.tsx";
import type { Dashboard, Past } from "./read-dashboard.ts";

/** The number of each area in one line, each leading to it: the rest of the page is for those who ask further. */
export const Glance = ({ told }: { told: Dashboard | Past }) => {
  const { all } = told.people.now;
  const { mentors, mentees, eithers } = unmatchedOf(told.stages);
  const shown = told.highlights.months.reduce((sum, one) => sum + one.kudos + one.stories + one.completions, 0);
  return (
    <p class="quiet mt-1">
      <a href="#participants">{all === 1 ? "1 participant" : `${all.toLocaleString("en-GB")} participants`}</a>,{" "}
      <a href="#matching">{percent(all - mentors - mentees - eithers, all)} % in a loop</a>
      {told.sentiment.average === null ? null : (
        <>
          , <a href="#sentiment">{told.sentiment.average.toFixed(1)} of 5</a>
        </>
      )}
      {shown === 0 ? null : (
        <>
          , <a href="#highlights">{shown === 1 ? "1 highlight" : `${shown.toLocaleString("en-GB")} highlights`}</a>
        </>
      )}
    </p>
  );
};
