import type { StageStandings } from "../../insights/stage-standings.ts";
import { StageChart } from "../../ui/stage-chart.tsx";
import type { Links } from "./view.ts";

type Props = {
  links: Links;
  stages: readonly (StageStandings & { medianDays: number | null })[];
  caption: string;
  definition: string;
};

/** Where everybody is: each bar leads to those people, and says at the pointer or the focus who they are. */
export const MilestonesSection = ({ links, stages, caption, definition }: Props) => (
  <section class="mb-8" aria-labelledby="milestones">
    <h2 class="section-title" id="milestones">
      Milestones
    </h2>
    <StageChart
      caption={caption}
      definition={definition}
      bars={stages.map(({ stage, name, people, standings, paused, mentors, mentees, unmatched, medianDays }) => ({
        label: name,
        count: people,
        standings,
        paused,
        split: {
          mentors,
          mentees,
          unmatched: unmatched.mentors + unmatched.mentees + unmatched.eithers,
          medianDays,
        },
        href: links.people({ milestone: stage }),
      }))}
    />
  </section>
);
