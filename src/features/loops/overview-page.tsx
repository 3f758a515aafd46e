import type { Program } from "../../access/viewer.ts";
import { reasonWords } from "../../progress/loop-reasons.ts";
import { dayWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Badge } from "../../ui/chip.tsx";
import { ErrorSummary } from "../../ui/field.tsx";
import { Stack } from "../../ui/stones.tsx";
import type { FormProblems } from "../../web/form.ts";
import { GroupChanges } from "./groups/overview-group.tsx";
import { RequestList } from "./groups/request-list.tsx";
import type { OpenRequest } from "./groups/requests.ts";
import { dayAheadWords } from "./life/day-ahead.ts";
import type { Matchable } from "./matchable.ts";
import { type OpenForm, OverviewChanges } from "./overview-changes.tsx";
import { type Overview, overviewTitle } from "./read-overview.ts";

export type OverviewProps = {
  program: Program;
  /** The reader may write to people. */
  writes: boolean;
  loop: Overview;
  form: FormProblems;
  /** Which of the forms came back. */
  open: OpenForm;
  /** In a group: who could be added, and who asks to come in. */
  people: readonly Matchable[];
  requests: readonly OpenRequest[];
  now: Date;
};

/** A loop as its coordinator sees it: who is in it, how far, and what can be done about it. Never what they say. */
export const OverviewPage = (props: OverviewProps) => {
  const { program, loop, now } = props;
  const zone = program.timezone;
  return (
    <div class="mx-auto max-w-2xl">
      <p class="mb-2">
        <a href={`/programs/${program.programId}/loops`}>Loops</a>
      </p>
      <h1 class="page-title mb-1 break-words">{overviewTitle(loop)}</h1>
      <p class="quiet mb-5">
        <Badge
          label={loop.status === "open" ? "active" : loop.status}
          tone={loop.status === "open" ? "done" : "plain"}
        />{" "}
        since {dayWords(loop.opened_at, zone, now)}
        {loop.last_at ? (
          <>
            {" · last activity "}
            {dayWords(loop.last_at, zone, now)}
          </>
        ) : null}
      </p>
      <ErrorSummary errors={props.form.errors} />
      {loop.status === "paused" ? (
        <Callout label="Paused">
          {loop.returns_at
            ? `It rests until ${dayAheadWords(loop.returns_at, zone, now)}, and goes on by itself that morning.`
            : "It rests until somebody goes on."}
          {loop.reason ? ` ${reasonWords(loop.reason)}.` : ""}
        </Callout>
      ) : null}
      {loop.description ? <p class="mt-3 whitespace-pre-line break-words">{loop.description}</p> : null}
      {props.writes ? <ReachOut program={program} loop={loop} /> : null}
      <MemberList {...props} />
      {loop.kind !== "pair" && loop.status !== "closed" ? <GroupChanges {...props} /> : null}
      {loop.closing ? <HowItEnded program={program} loop={loop} now={now} /> : null}
      <OverviewChanges {...props} />
    </div>
  );
};

/** The way to write to its members, above all when it has been silent. */
const ReachOut = ({ program, loop }: { program: Program; loop: Overview }) => {
  const here = loop.members.filter((member) => member.status !== "removed");
  if (here.length === 0 || loop.status === "closed") return null;
  const to = here.map((member) => `to=${encodeURIComponent(member.participant_id)}`).join("&");
  return (
    <p class="mt-4">
      <Button kind="quiet" href={`/programs/${program.programId}/outreach/new?${to}`}>
        Reach out
      </Button>
    </p>
  );
};

const MemberList = ({ program, loop, requests }: OverviewProps) => (
  <section class="mt-6" aria-labelledby="members">
    <h2 class="section-title" id="members">
      {loop.members.length === 1 ? "1 member" : `${loop.members.length} members`}
    </h2>
    <RequestList
      requests={requests}
      base={`/programs/${program.programId}/loops/${loop.loop_id}/requests`}
      after="/decision"
      zone={program.timezone}
    />
    <ul class="rows">
      {loop.members.map((member) => (
        <li class="flex items-center gap-3">
          {member.stage === null ? null : (
            <Stack at={member.stage} of={program.pathway.stages.length} label="" done={member.completed_at !== null} />
          )}
          <span class="min-w-0 flex-1">
            <a class="break-words" href={`/programs/${program.programId}/participants/${member.participant_id}`}>
              {member.name}
            </a>
            <span class="quiet block text-sm">
              {member.role}
              {member.status === "removed"
                ? " · has left the program"
                : member.stage === null
                  ? ""
                  : ` · ${program.pathway.stages[member.stage]?.name}`}
            </span>
          </span>
          {loop.kind !== "pair" && loop.status !== "closed" ? (
            <form
              method="post"
              action={`/programs/${program.programId}/loops/${loop.loop_id}/members/${member.participant_id}/removal`}
            >
              <Button kind="ghost" small label={`Remove ${member.name}`}>
                Remove
              </Button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  </section>
);

const HowItEnded = ({ program, loop, now }: { program: Program; loop: Overview; now: Date }) => {
  const { closing } = loop;
  if (!closing) return null;
  return (
    <section class="mt-8" aria-labelledby="ending">
      <h2 class="section-title" id="ending">
        How it ended
      </h2>
      <p class="quiet mb-3">
        Closed {dayWords(closing.closed_at, program.timezone, now)}
        {closing.reason ? `: ${reasonWords(closing.reason)?.toLowerCase()}` : ""}.
      </p>
      <ul class="rows">
        {closing.words.map((word) => (
          <li>
            <p class="font-semibold">
              {word.name}
              {word.rating ? <span class="quiet font-normal"> · fitted {word.rating} of 5</span> : null}
            </p>
            {word.reason ? <p>{reasonWords(word.reason)}</p> : null}
            {word.comment ? <p class="quiet whitespace-pre-wrap break-words">{word.comment}</p> : null}
          </li>
        ))}
      </ul>
      <p class="quiet mt-3 text-sm">Their last words to each other are for them alone.</p>
    </section>
  );
};
