import { Table } from "../../ui/table.tsx";
import { ChooseCohorts } from "./choose-cohorts.tsx";
import type { Compared } from "./compare-cohorts.ts";
import { COMPARED_DEFINITION, daysWords, say, share } from "./figures.ts";
import { Bar } from "./reached-list.tsx";
import type { ReportScene } from "./report-scene.ts";

/** The cohorts side by side: how far they came, and what they did. */
export const ComparedCohorts = ({ scene }: { scene: ReportScene }) => (
  <section class="report-part mb-12" aria-labelledby="compared">
    <h2 class="section-title" id="compared">
      Cohorts side by side
    </h2>
    {scene.formProps.cohorts.length > 2 || scene.comparison.chosen ? <ChooseCohorts scene={scene} /> : null}
    {scene.compared.length > 0 ? <SideBySide {...scene} /> : <p>With one cohort there is nothing to compare.</p>}
  </section>
);

type Props = { compared: Compared[]; base: string; query: string };
const SideBySide = ({ compared, base, query }: Props) => {
  const stages = compared[0]?.report.reached ?? [];
  return (
    <>
      <ul class="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {stages.map((stage, at) => (
          <li>
            <h3 class="mb-1 font-semibold text-sm">{stage.name}</h3>
            <ul>
              {compared.map(({ cohort, report }) => {
                const ever = report.reached[at]?.ever ?? 0;
                return (
                  <li class="grid grid-cols-[9rem_1fr_3rem] items-center gap-3 text-sm">
                    <span class="truncate" title={cohort.name}>
                      {cohort.name}
                    </span>
                    <Bar share={report.people.came === 0 ? 0 : ever / report.people.came} />
                    <span class="text-end tabular-nums">{share(ever, report.people.came)}</span>
                  </li>
                );
              })}
            </ul>
          </li>
        ))}
      </ul>
      <p class="quiet mt-3 mb-6 text-sm">{COMPARED_DEFINITION}</p>
      <Table
        caption="The cohorts, each with its numbers"
        rows={compared}
        columns={[
          {
            id: "name",
            label: "Cohort",
            cell: ({ cohort }) => <a href={`${base}${withCohort(query, cohort.cohortId)}`}>{cohort.name}</a>,
          },
          { id: "came", label: "Joined", number: true, cell: ({ report }) => say(report.people.came) },
          {
            id: "matched",
            label: "Match rate",
            number: true,
            cell: ({ report }) => share(report.people.inALoop, report.people.here),
          },
          {
            id: "days",
            label: `Days to ${stages[1]?.name ?? stages[0]?.name ?? ""}`,
            number: true,
            cell: ({ report }) => daysWords((report.reached[1] ?? report.reached[0])?.medianDays ?? null),
          },
          { id: "meetings", label: "Meetings", number: true, cell: ({ report }) => say(report.deeds.meetings) },
          {
            id: "goals",
            label: "Goals completed",
            number: true,
            cell: ({ report }) => say(report.deeds.goalsCompleted),
          },
          { id: "score", label: "Score", number: true, cell: ({ report }) => report.voices?.score.toFixed(1) ?? "–" },
        ]}
      />
      <p class="quiet mt-3 max-w-[68ch] text-sm">
        Counted as above, for the people of each cohort. Joined: all who came before the period's end, still here or
        not. A loop of people of two cohorts counts in both. A score is left out where fewer than five people answered.
      </p>
    </>
  );
};

function withCohort(query: string, cohort: string): string {
  const all = new URLSearchParams(query);
  all.set("cohort", cohort);
  return `?${all}`;
}
