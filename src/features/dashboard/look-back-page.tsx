import { isWhole } from "../../insights/slice.ts";
import { Callout } from "../../ui/callout.tsx";
import { Areas } from "./areas.tsx";
import { FlowList } from "./flow-list.tsx";
import { type Choices, LookForm } from "./look-form.tsx";
import { MilestonesSection } from "./milestones-section.tsx";
import type { Past } from "./read-dashboard.ts";
import { linksOf, type View } from "./view.ts";

type Props = { view: View; past: Past; choices: Choices; today: string };

/** The dashboard of a day that is over: the same areas, from the log as it was then. */
export const LookBackPage = ({ view, past, choices, today }: Props) => {
  const links = linksOf(view);
  const stuck = past.stages.filter((stage) => stage.stuck > 0);
  const where = isWhole(view.slice)
    ? "in the program"
    : "in it, of those who are in this cohort or have this tag today,";
  return (
    <>
      <LookForm {...{ view, today, choices }} told={past} />
      <Callout label="Looking back">
        {past.everybody === 0
          ? `Nobody was ${where} then.`
          : `${past.everybody === 1 ? "One person was" : `${past.everybody} people were`} ${where} at the end of that day. The numbers come from replaying the log as it was then, along today’s milestones. They lead to who is there today.`}{" "}
        <a href={links.self({ "as-of": "" })}>Back to today</a>
      </Callout>
      <div class="mt-8">
        <MilestonesSection
          links={links}
          stages={past.stages}
          caption="How many people were at each milestone"
          definition="Different people at each milestone at the end of that day."
        />
      </div>
      <p class="mb-8">
        {stuck.length === 0
          ? "No one was stuck."
          : `Stuck then: ${stuck.map((stage) => `${stage.stuck} in ${stage.name}`).join(", ")}.`}
      </p>
      <FlowList links={links} passages={past.passages} days={view.days} />
      <Areas {...{ view, today }} told={past} />
    </>
  );
};
