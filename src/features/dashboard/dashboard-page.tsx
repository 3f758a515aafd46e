import { isWhole } from "../../insights/slice.ts";
import type { Tips } from "../../outreach/samples.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import type { FormProblems } from "../../web/form.ts";
import { Areas, unmatchedOf } from "./areas.tsx";
import { FirstSteps, isMatched } from "./first-steps.tsx";
import { FlowList } from "./flow-list.tsx";
import { InsightList } from "./insight-list.tsx";
import { type Choices, LookForm } from "./look-form.tsx";
import { MilestonesSection } from "./milestones-section.tsx";
import type { Dashboard } from "./read-dashboard.ts";
import { linksOf, type View } from "./view.ts";

type Props = {
  view: View;
  dashboard: Dashboard;
  choices: Choices;
  tips: Tips;
  monday: boolean | null;
  writes: boolean;
  today: string;
  form?: FormProblems | undefined;
};

export const DashboardPage = ({ view, dashboard, choices, tips, monday, writes, today, form }: Props) => {
  const { program, slice } = view;
  const links = linksOf(view);
  const { mentors, mentees, eithers } = unmatchedOf(dashboard.stages);
  if (dashboard.people.now.all === 0 && isWhole(slice)) {
    return (
      <Empty title={program.name} text="Nobody is here yet. Bring your people in: from a list you have, or one by one.">
        <Button href={`${links.base}/participants/imports/new`}>Import a list</Button>
        <Button href={`${links.base}/participants/new`} kind="quiet">
          Add one person
        </Button>
      </Empty>
    );
  }
  if (dashboard.people.now.all === 0) {
    return (
      <>
        <LookForm {...{ view, today, choices }} told={dashboard} />
        <Empty level={2} title="Nobody fits" text="Nobody in the program is of this cohort or has this tag now.">
          <Button href={links.self({ cohort: "", tag: "" })}>Look at everybody</Button>
        </Empty>
      </>
    );
  }
  return (
    <>
      <LookForm {...{ view, today, choices }} told={dashboard} />
      {isWhole(slice) ? <FirstSteps base={links.base} told={dashboard} writes={writes} /> : null}
      <MilestonesSection
        links={links}
        stages={dashboard.stages}
        caption="How many people are at each milestone"
        definition="Different people at each milestone now. Somebody in two loops can be at two of them."
      />
      <InsightList
        {...{ program, slice, tips, monday, writes }}
        desk={dashboard.desk}
        begun={isMatched(dashboard)}
        unmatched={{ n: mentors + mentees + eithers, href: links.people({ loops: "none" }) }}
      />
      <FlowList links={links} passages={dashboard.passages} days={view.days} />
      <Areas {...{ view, today, form }} told={dashboard} />
    </>
  );
};
