import type { Program } from "../../access/viewer.ts";
import type { ProgramSample } from "../../outreach/sample-versions/samples-of.ts";
import { dayWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Badge } from "../../ui/chip.tsx";
import { sampleWords, subjectWords } from "./letter-fields.tsx";

type Props = {
  program: Program;
  samples: ProgramSample[];
  /** Samples of the program's own that were deleted, and the one that was deleted just now. */
  gone: ProgramSample[];
  just: ProgramSample | undefined;
  now: Date;
};

/** All samples, by what they are written for. */
export const SamplesPage = ({ program, samples, gone, just, now }: Props) => {
  const base = `/programs/${program.programId}/outreach/samples`;
  const stages = program.pathway.stages.map((stage) => ({
    title: stage.name,
    some: samples.filter((one) => one.stage === stage.id && one.insight.length === 0),
  }));
  const placed = new Set(stages.flatMap((stage) => stage.some));
  const rest = samples.filter((one) => !placed.has(one));
  const groups = [
    ...stages,
    { title: "For what your dashboard points out", some: rest.filter((one) => one.insight.length > 0) },
    { title: "For any milestone", some: rest.filter((one) => one.insight.length === 0) },
  ].filter((group) => group.some.length > 0);
  return (
    <div class="max-w-3xl">
      <p class="mb-2">
        <a href={`/programs/${program.programId}/outreach`}>All outreach</a>
      </p>
      <div class="mb-4 flex flex-wrap items-center gap-3">
        <h1 class="page-title mb-0 flex-1">Samples</h1>
        <Button href={`${base}/new`}>Write a sample</Button>
      </div>
      <p class="quiet mb-6">
        Messages to start from. Make them sound like you: your words are used in this program alone, and every version
        is kept.
      </p>
      {just ? (
        <Callout>
          <div class="flex flex-wrap items-center gap-3">
            <p class="min-w-0 flex-1 break-words">“{sampleWords(just)}” is deleted.</p>
            <BringBack base={base} sample={just} words="Undo" />
          </div>
        </Callout>
      ) : null}
      {groups.map(({ title, some }) => (
        <section class="mt-8">
          <h2 class="section-title">{title}</h2>
          <ul>
            {some.map((sample) => (
              <Line {...{ sample, base, program, now }} />
            ))}
          </ul>
        </section>
      ))}
      {gone.length > 0 ? (
        <details class="mt-8">
          <summary class="py-2">Deleted ({gone.length})</summary>
          <ul>
            {gone.map((sample) => (
              <li class="flex flex-wrap items-center gap-3 py-2">
                <span class="min-w-0 flex-1 break-words">{sampleWords(sample)}</span>
                <BringBack base={base} sample={sample} words="Bring it back" />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
};

const FOR: Record<ProgramSample["role"], string> = { mentor: "for mentors", mentee: "for mentees", any: "for both" };

type LineProps = { sample: ProgramSample; base: string; program: Program; now: Date };
const Line = ({ sample, base, program, now }: LineProps) => (
  <li class="border-b border-base-300 py-2 last:border-b-0">
    <div class="flex flex-wrap items-center gap-x-3">
      <a class="min-w-0 break-words py-1.5" href={`${base}/${encodeURIComponent(sample.id)}`}>
        {sampleWords(sample)}
      </a>
      {sample.own ? <Badge label="Your own" /> : sample.worded ? <Badge label="In your words" tone="done" /> : null}
    </div>
    <p class="quiet text-sm">
      {[
        FOR[sample.role],
        sample.title ? `“${subjectWords(sample.subject)}”` : "",
        sample.worded
          ? `worded by ${sample.worded.by ?? "somebody who left"}, ${dayWords(sample.worded.at, program.timezone, now)}`
          : "",
      ]
        .filter(Boolean)
        .join(" · ")}
    </p>
  </li>
);

const BringBack = ({ base, sample, words }: { base: string; sample: ProgramSample; words: string }) => (
  <form method="post" action={`${base}/${encodeURIComponent(sample.id)}/return`}>
    {/* The last version that had words is the one before the deletion. */}
    <input type="hidden" name="version" value={String(sample.version - 1)} />
    <Button kind="quiet" small label={`${words}: ${sampleWords(sample)}`}>
      {words}
    </Button>
  </form>
);
