import { Button } from "../button.tsx";
import { StageChart } from "../stage-chart.tsx";
import { Stat, Stats } from "../stat.tsx";
import { STAGES } from "./people.ts";

const COUNTS = [12, 18, 41, 25, 9];

/** The coordinator's first look: where everybody is, and what needs them. */
export const DashboardMock = () => (
  <>
    <div class="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <h1 class="page-title mb-0">Spring cohort</h1>
      <form class="flex items-center gap-2" method="get" data-controller="autosubmit">
        <label class="quiet whitespace-nowrap text-sm" for="as-of">
          As of
        </label>
        <input class="input input-narrow" id="as-of" type="date" name="asOf" value="2026-11-23" />
      </form>
    </div>
    <section class="mb-12" aria-labelledby="milestones">
      <h2 class="section-title" id="milestones">
        Milestones
      </h2>
      <StageChart
        caption="How many people are at each milestone"
        definition="Different people at each milestone now. Somebody in two loops can be at two of them."
        bars={STAGES.map((label, index) => ({
          label,
          count: COUNTS[index]!,
          href: "#people",
          paused: index === 2 ? 6 : 0,
          standings: COUNTS[index]! + (index === 2 ? 3 : 0),
        }))}
      />
    </section>
    <section class="mb-12" aria-labelledby="needs-you">
      <h2 class="section-title" id="needs-you">
        Needs you
      </h2>
      <ul class="rows">
        <Need
          number={7}
          what="for more than 21 days in First Meeting"
          why="4 wait for the mentor, 3 could act themselves."
          verb="Reach out"
        />
        <Need number={3} what="rated their loop 2 or less" why="All three this week, all mentees." verb="See who" />
        <Need number={2} what="asked for another match" why="One has waited since Friday." verb="Find a match" />
      </ul>
    </section>
    <section aria-labelledby="people">
      <h2 class="section-title" id="people">
        People
      </h2>
      <Stats>
        <Stat label="Participants" value={1204} href="#p" />
        <Stat label="Mentors" value={412} href="#p" />
        <Stat label="Mentees" value={768} href="#p" />
        <Stat label="In a loop" value="87 %" href="#p" hint="of all participants" />
      </Stats>
    </section>
  </>
);

const Need = ({ number, what, why, verb }: { number: number; what: string; why: string; verb: string }) => (
  <li class="flex flex-wrap items-center gap-x-5 gap-y-2">
    <span class="heading w-9 text-3xl tabular-nums">{number}</span>
    <div class="min-w-44 flex-1">
      <p class="font-semibold">{what}</p>
      <p class="quiet text-sm">{why}</p>
    </div>
    <Button href="#who" kind="quiet">
      {verb}
    </Button>
  </li>
);
