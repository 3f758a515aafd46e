import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ComparedCohorts } from "./compared-cohorts.tsx";
import { partsOf, REACHED_DEFINITION, type ReportPart } from "./figures.ts";
import { ReachedList } from "./reached-list.tsx";
import { ReportForm } from "./report-form.tsx";
import { aboutWords, type ReportScene } from "./report-scene.ts";

/** The report of a program: what a sponsor wants to know, every number with what it counts. */
export const ReportPage = ({ scene }: { scene: ReportScene }) => {
  const { program, report, stories, base, query, formProps } = scene;
  const hrefs = behindFigures(scene);
  return (
    <div class="mx-auto max-w-4xl">
      <h1 class="page-title mb-1">{program.name}</h1>
      <p class="quiet mb-1 text-lg">{aboutWords(scene)}</p>
      <p class="no-print mb-5">
        <a class="inline-flex min-h-11 items-center" href="#files">
          Take it along: PDF and CSV
        </a>
      </p>
      <ReportForm action={base} {...formProps} />
      {report.people.came === 0 ? (
        <Empty
          level={2}
          title="Nobody is in this report"
          text="Choose other days, or take the cohort or the tag off."
        />
      ) : (
        <>
          {partsOf(report).flatMap((part) => [
            <Part part={part} hrefs={hrefs} />,
            part.title === "Matching" ? (
              <section class="report-part mb-12" aria-labelledby="reached">
                <h2 class="section-title" id="reached">
                  Milestones reached
                </h2>
                <ReachedList reached={report.reached} />
                <p class="quiet mt-3 max-w-[68ch] text-sm">{REACHED_DEFINITION}</p>
              </section>
            ) : null,
          ])}
          {scene.formProps.withStories ? (
            <section class="report-part mb-12" aria-labelledby="stories">
              <h2 class="section-title" id="stories">
                In their words
              </h2>
              {stories.length === 0 ? (
                <p class="quiet">Nobody showed a story to everybody in these days.</p>
              ) : (
                stories.map((story) => (
                  <figure class="mb-5">
                    <blockquote class="heading whitespace-pre-line break-words leading-relaxed">
                      {story.body}
                    </blockquote>
                    <figcaption class="quiet mt-1 text-sm">{story.name}</figcaption>
                  </figure>
                ))
              )}
              <p class="quiet text-sm">
                Their writers show these to everybody in the program. Ask them before you pass them on to others.
              </p>
            </section>
          ) : null}
          {!formProps.slice.cohort && formProps.cohorts.length > 1 ? <ComparedCohorts scene={scene} /> : null}
        </>
      )}
      <section class="no-print" aria-labelledby="files">
        <h2 class="section-title" id="files">
          To take along
        </h2>
        <p class="mb-4">
          <Button href={`${base}/report.pdf${query}`} icon="download">
            Save the report as PDF
          </Button>
        </p>
        <p class="quiet mb-2 max-w-[68ch] text-sm">
          The rows behind it, as CSV for a spreadsheet; narrowed as above. Never what participants write, nor where they
          meet.
        </p>
        <ul class="flex flex-wrap gap-x-6">
          {FILES.map(([file, label]) => (
            <li>
              <a class="inline-flex min-h-11 items-center" href={`${base}/${file}${query}`} data-turbo="false">
                {label}
              </a>
            </li>
          ))}
          <li>
            <a
              class="inline-flex min-h-11 items-center"
              href={`/programs/${program.programId}/participants/export.csv${scene.sliceQuery}`}
              data-turbo="false"
            >
              Participants
            </a>
          </li>
        </ul>
      </section>
    </div>
  );
};

const FILES = [
  ["standings.csv", "Standings"],
  ["transitions.csv", "Transitions"],
  ["meetings.csv", "Meetings"],
  ["interventions.csv", "What coordinators did"],
] as const;

/** Where the people behind a number are; those of a last day that is over are listed nowhere. */
function behindFigures({ program, sliceQuery, formProps: { period, today } }: ReportScene): Record<string, string> {
  const base = `/programs/${program.programId}`;
  if (period.to < today) return { stories: `${base}/highlights` };
  const list = (filter: string) => `${base}/participants${sliceQuery ? `${sliceQuery}&` : "?"}${filter}`;
  return {
    here: `${base}/participants${sliceQuery}`,
    mentors: list("role=mentor"),
    mentees: list("role=mentee"),
    either: list("role=either"),
    matched: list("loops=any"),
    stories: `${base}/highlights`,
  };
}

const Part = ({ part: { title, figures }, hrefs }: { part: ReportPart; hrefs: Record<string, string> }) => (
  <section class="report-part mb-12" aria-labelledby={idOf(title)}>
    <h2 class="section-title" id={idOf(title)}>
      {title}
    </h2>
    <dl class="grid grid-cols-2 gap-x-6 gap-y-5 sm:gap-x-10 lg:grid-cols-3">
      {figures.map((one) => (
        <div>
          <dt class="text-sm font-semibold">{one.label}</dt>
          <dd>
            <span class="heading block text-3xl tabular-nums">
              {hrefs[one.id] ? (
                <a class="plain hover:underline" href={hrefs[one.id]}>
                  {one.value}
                </a>
              ) : (
                one.value
              )}
            </span>
            <span class="quiet block text-sm">{one.definition}</span>
          </dd>
        </div>
      ))}
    </dl>
  </section>
);

const idOf = (title: string) => title.toLowerCase().replaceAll(" ", "-");
