import type { Program } from "../../access/viewer.ts";
import type { People } from "../../insights/people.ts";
import type { StageCount } from "../../insights/stage-counts.ts";
import type { Stuck } from "../../insights/stuck.ts";
import type { Tips } from "../../outreach/samples.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { StageChart } from "../../ui/stage-chart.tsx";

type Props = { program: Program; stages: StageCount[]; stuck: Stuck[]; people: People; tips: Tips };

export const DashboardPage = ({ program, stages, stuck, people, tips }: Props) => {
  const base = `/programs/${program.programId}`;
  if (people.all === 0) {
    return (
      <Empty title={program.name} text="Nobody is here yet. Bring your people in: from a list you have, or one by one.">
        <Button href={`${base}/participants/imports/new`}>Import a list</Button>
        <Button href={`${base}/participants/new`} kind="quiet">
          Add one person
        </Button>
      </Empty>
    );
  }
  return (
    <>
      <h1 class="page-title">{program.name}</h1>
      <section class="mb-10" aria-labelledby="milestones">
        <h2 class="section-title" id="milestones">
          Milestones
        </h2>
        <StageChart
          caption="How many people are at each milestone"
          definition="Different people at each milestone now. Somebody in two loops can be at two of them."
          bars={stages.map((stage) => ({
            label: stage.name,
            count: stage.people,
            standings: stage.standings,
            paused: stage.paused,
            href: `${base}/participants?milestone=${stage.stage}`,
          }))}
        />
      </section>
      <section class="mb-10" aria-labelledby="needs-you">
        <h2 class="section-title" id="needs-you">
          Needs you
        </h2>
        {stuck.length === 0 ? (
          <p>No one is stuck. Have a good week.</p>
        ) : (
          <ul class="grid gap-3">
            {stuck.map((insight) => (
              <StuckRow insight={insight} base={base} tips={tips[insight.stage] ?? []} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="people">
        <h2 class="section-title" id="people">
          People
        </h2>
        <dl class="flex flex-wrap gap-x-10 gap-y-4">
          <Figure label="Participants" value={people.all} href={`${base}/participants`} />
          <Figure label="Mentors" value={people.mentors} href={`${base}/participants?role=mentor`} />
          <Figure label="Mentees" value={people.mentees} href={`${base}/participants?role=mentee`} />
          <Figure label="Either" value={people.either} href={`${base}/participants?role=either`} />
          <Figure
            label="In a loop"
            value={`${Math.round((100 * people.inALoop) / people.all)} %`}
            href={`${base}/participants?loops=any`}
          />
        </dl>
      </section>
    </>
  );
};

const StuckRow = ({ insight, base, tips }: { insight: Stuck; base: string; tips: string[] }) => {
  const query = `milestone=${insight.stage}&stuck=1`;
  const people = insight.people === 1 ? "1 participant" : `${insight.people} participants`;
  return (
    <li class="sheet flex flex-wrap items-center gap-x-6 gap-y-3">
      <div class="min-w-60 flex-1">
        <p class="font-semibold">
          {people} for more than {insight.days} days in {insight.name}
        </p>
        <p class="quiet text-sm">{turnWords(insight)}</p>
        {tips.length > 0 ? (
          <details class="mt-1 text-sm">
            <summary class="cursor-pointer">What usually helps</summary>
            <ul class="mt-1 ml-5 grid list-disc gap-1">
              {tips.map((tip) => (
                <li>{tip}</li>
              ))}
            </ul>
          </details>
        ) : null}
      </div>
      <div class="flex gap-2">
        <Button href={`${base}/participants?${query}`} kind="quiet">
          See who
        </Button>
        <Button href={`${base}/outreach/new?${query}`}>Reach out</Button>
      </div>
    </li>
  );
};

function turnWords({ turns }: Stuck): string {
  const said = [
    turns.me ? `It is the turn of ${turns.me}` : "",
    turns.either ? `${turns.either} could act, as could their partner` : "",
    turns.partner ? `${turns.partner} wait for their partner` : "",
    turns.nobody ? `${turns.nobody} wait for a date or a match` : "",
  ].filter(Boolean);
  return said.length === 0 ? "" : `${said.join("; ")}.`;
}

const Figure = ({ label, value, href }: { label: string; value: number | string; href: string }) => (
  <div>
    <dt class="quiet text-sm">{label}</dt>
    <dd class="heading text-2xl">
      <a class="plain" href={href}>
        {value}
      </a>
    </dd>
  </div>
);
