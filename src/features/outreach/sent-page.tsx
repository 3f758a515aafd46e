import type { Program } from "../../access/viewer.ts";
import type { NudgeBehind } from "../../outreach/nudges/which-nudge.ts";
import type { Reached, ReadOutreach } from "../../outreach/read-outreach.ts";
import { MOVED_WITHIN_DAYS, type Outcome } from "../../outreach/what-came-of-it.ts";
import { dayWords, momentWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Badge, Chip, Chips } from "../../ui/chip.tsx";
import { Stat, Stats } from "../../ui/stat.tsx";
import { Pager, Table } from "../../ui/table.tsx";
import { subjectWords } from "./letter-fields.tsx";
import { NudgeLink } from "./nudge-link.tsx";
import { SKIPPED } from "./skipped-words.ts";

type Props = {
  program: Program;
  outreach: ReadOutreach;
  /** The nudge that sent it. */
  nudge: NudgeBehind | undefined;
  /** Whose rows are shown: those behind one number, or all. */
  show: Outcome | null;
  people: Reached[];
  next: string | null;
  now: Date;
};

/** One message: its words, what came of it, and the people behind each number. */
export const SentPage = ({ program, outreach, nudge, show, people, next, now }: Props) => {
  const base = `/programs/${program.programId}/outreach`;
  const home = `${base}/${encodeURIComponent(outreach.outreach_id)}`;
  return (
    <>
      <p class="mb-2">
        <a href={base}>All outreach</a>
      </p>
      <h1 class="page-title break-words">{subjectWords(outreach.subject)}</h1>
      <Going {...{ outreach, program, now, home }} />
      <p class="quiet mb-4">
        {outreach.sent_at > now ? "Written" : `Sent ${dayWords(outreach.sent_at, program.timezone, now)}`} by{" "}
        {nudge ? (
          <>
            the <NudgeLink {...{ program, nudge }} days />
          </>
        ) : (
          (outreach.sent_by ?? "somebody who left")
        )}
        , to {outreach.people === 1 ? "one person" : `${outreach.people} people`}.
      </p>
      {outreach.sent_at > now ? null : <WhatCameOfIt {...{ outreach, home, now }} />}
      <details class="mb-6">
        <summary class="cursor-pointer py-2">The words</summary>
        <p class="sheet mt-2 break-words whitespace-pre-line">{outreach.body}</p>
      </details>
      <section id="people" aria-label="People">
        {show ? (
          <Chips count={outreach[show] === 1 ? "1 person" : `${outreach[show]} people`}>
            <Chip label={NAMES[show]} without={`${home}#people`} />
          </Chips>
        ) : null}
        {people.length === 0 ? <p>Nobody, so far.</p> : <People {...{ people, program }} />}
        <Pager
          next={next ? `${home}?${new URLSearchParams({ ...(show ? { show } : {}), after: next })}#people` : null}
        />
      </section>
    </>
  );
};

const NAMES: Record<Outcome, string> = {
  delivered: "Delivered",
  bounced: "Bounced",
  came: "Came by since",
  moved: `Moved on within ${MOVED_WITHIN_DAYS} days`,
  left: "Not sent to",
  waiting: "On its way",
};

type GoingProps = Pick<Props, "outreach" | "program" | "now"> & { home: string };
const Going = ({ outreach, program, now, home }: GoingProps) =>
  outreach.sent_at > now ? (
    <form method="post" action={`${home}/cancellation`} class="mb-4">
      <p class="mb-2">It goes {momentWords(outreach.sent_at, program.timezone, now)}.</p>
      <Button kind="quiet">Don’t send it</Button>
    </form>
  ) : outreach.done_at === null ? (
    <p class="mb-4">
      <label>
        {outreach.written} of {outreach.all} written{" "}
        <progress class="progress w-56" value={outreach.written} max={Math.max(outreach.all, 1)} />
      </label>
    </p>
  ) : null;

/** Numbers asked anew at every look; each leads to its people. */
const WhatCameOfIt = ({ outreach, home, now }: Pick<Props, "outreach" | "now"> & { home: string }) => {
  const to = (show: Outcome) => `${home}?show=${show}#people`;
  const days = Math.floor((now.getTime() - outreach.sent_at.getTime()) / 86_400_000);
  const early = days < MOVED_WITHIN_DAYS ? `day ${days + 1} of ${MOVED_WITHIN_DAYS}` : undefined;
  return (
    <section class="mb-6" aria-label="What came of it">
      <Stats>
        <Stat label={NAMES.delivered} value={outreach.delivered} href={to("delivered")} />
        {outreach.waiting > 0 ? <Stat label={NAMES.waiting} value={outreach.waiting} href={to("waiting")} /> : null}
        <Stat label={NAMES.bounced} value={outreach.bounced} href={to("bounced")} />
        {outreach.left > 0 ? <Stat label={NAMES.left} value={outreach.left} href={to("left")} /> : null}
        <Stat label={NAMES.came} value={outreach.came} href={to("came")} />
        <Stat
          label={NAMES.moved}
          value={`${outreach.moved} of ${outreach.people}`}
          href={to("moved")}
          {...(early ? { hint: early } : {})}
        />
      </Stats>
      <p class="quiet mt-3 text-sm">
        Delivered: taken by their mail server; bounced: refused there, as the address is not known. Came by: opened
        Cairn after it went. Moved on: reached a later milestone in the loop it was about, or finished the last one.
      </p>
    </section>
  );
};

const People = ({ people, program }: Pick<Props, "people" | "program">) => {
  const stage = (index: number | null) => (index === null ? "–" : (program.pathway.stages[index]?.name ?? "–"));
  return (
    <Table
      caption="People it went to"
      rows={people}
      rowKey={(person) => person.participant_id}
      columns={[
        {
          id: "name",
          label: "Name",
          cell: (person) => (
            <a href={`/programs/${program.programId}/participants/${person.participant_id}`}>{person.name}</a>
          ),
        },
        { id: "then", label: "Stood at", cell: (person) => stage(person.stage) },
        {
          id: "now",
          label: "Stands at",
          cell: (person) => (
            <>
              {stage(person.now_at)} {person.moved ? <Badge label="Moved on" tone="done" /> : null}
            </>
          ),
        },
        { id: "came", label: "Came by", cell: (person) => (person.came ? "yes" : "not yet") },
        { id: "mail", label: "Mail", cell: mailWords },
      ]}
    />
  );
};

function mailWords(person: Reached): string {
  if (person.skipped) return SKIPPED[person.skipped];
  if (person.mail_id === null) return "waiting";
  if (person.refused_at) return "bounced: the address is not known there";
  if (person.mailed_at) return "delivered";
  return person.problem ? `not sent yet: ${person.problem}` : "in the outbox";
}
