import type { Program } from "../../access/viewer.ts";
import type { WaitingDraft } from "../../outreach/drafts.ts";
import type { NudgeBehind, SentBy } from "../../outreach/nudges/which-nudge.ts";
import type { SentOutreach } from "../../outreach/read-outreach.ts";
import { MOVED_WITHIN_DAYS } from "../../outreach/what-came-of-it.ts";
import { dayWords, momentWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Pager, Table } from "../../ui/table.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { subjectWords } from "./letter-fields.tsx";
import { NudgeLink } from "./nudge-link.tsx";

type ListProps = {
  program: Program;
  sent: SentOutreach[];
  /** The nudge that sent a message, by the message's id. */
  nudges: ReadonlyMap<string, NudgeBehind>;
  by: SentBy;
  /** There is a nudge, so that there are two kinds of messages. */
  nudging: boolean;
  next: string | null;
  drafts: WaitingDraft[];
  now: Date;
};

/** What was sent, newest first, and what came of it. */
export const SentListPage = ({ program, sent, nudges, by, nudging, next, drafts, now }: ListProps) => {
  const base = `/programs/${program.programId}`;
  if (sent.length === 0 && drafts.length === 0 && by === "") {
    return (
      <Empty title="Outreach" text="Nothing sent yet. Choose the people first: who is stuck, who waits, who is new.">
        <Button href={`${base}/participants`}>Choose people</Button>
        <Ways base={base} />
      </Empty>
    );
  }
  return (
    <>
      <div class="mb-4 flex flex-wrap items-center gap-3">
        <h1 class="page-title mb-0 flex-1">Outreach</h1>
        <Ways base={base} />
        <Button href={`${base}/participants`}>Choose people</Button>
      </div>
      <Drafts {...{ drafts, program, now }} />
      {nudging ? <Kinds base={`${base}/outreach`} by={by} /> : null}
      {sent.length === 0 ? <p class="quiet">Nothing sent yet.</p> : <SentTable {...{ sent, nudges, program, now }} />}
      <Pager next={next ? `${base}/outreach?${new URLSearchParams({ ...(by ? { by } : {}), before: next })}` : null} />
    </>
  );
};

/** All messages, or one kind of them; those of one nudge, where one came from it. */
const Kinds = ({ base, by }: { base: string; by: SentBy }) => {
  const kinds = [
    ["", "All"],
    ["hand", "By hand"],
    ["nudges", "By nudges"],
    ...(by !== "" && by !== "hand" && by !== "nudges" ? [[by, "By this nudge"]] : []),
  ] as [SentBy, string][];
  return (
    <Tabs
      label="Messages"
      tabs={kinds.map(([kind, label]) => ({
        label,
        href: kind ? `${base}?by=${encodeURIComponent(kind)}` : base,
        current: kind === by,
      }))}
    />
  );
};

const SentTable = ({ sent, nudges, program, now }: Pick<ListProps, "sent" | "nudges" | "program" | "now">) => {
  const base = `/programs/${program.programId}`;
  return (
    <Table
      caption="Messages sent"
      rows={sent}
      rowKey={(one) => one.outreach_id}
      columns={[
        {
          id: "subject",
          label: "Message",
          cell: (one) => <a href={`${base}/outreach/${one.outreach_id}`}>{subjectWords(one.subject)}</a>,
        },
        { id: "when", label: "Sent", cell: (one) => whenWords(one, program, now) },
        { id: "by", label: "By", cell: (one) => <By {...{ program, one, nudge: nudges.get(one.outreach_id) }} /> },
        { id: "people", label: "People", number: true, cell: (one) => one.people },
        { id: "delivered", label: "Delivered", number: true, cell: deliveredWords },
        { id: "came", label: "Came by since", number: true, cell: (one) => one.came },
        {
          id: "moved",
          label: `Moved on within ${MOVED_WITHIN_DAYS} days`,
          number: true,
          cell: (one) => `${one.moved} of ${one.people}`,
        },
      ]}
    />
  );
};

const By = ({ program, one, nudge }: { program: Program; one: SentOutreach; nudge: NudgeBehind | undefined }) =>
  nudge ? <NudgeLink program={program} nudge={nudge} /> : (one.sent_by ?? "somebody who left");

/** What this coordinator has begun and not sent. */
const Drafts = ({ drafts, program, now }: Pick<ListProps, "drafts" | "program" | "now">) =>
  drafts.length === 0 ? null : (
    <section class="mb-8" aria-labelledby="drafts">
      <h2 class="section-title" id="drafts">
        Not sent yet
      </h2>
      <ul>
        {drafts.map((draft) => (
          <li class="py-1">
            <a
              class="inline-block py-1.5"
              href={`/programs/${program.programId}/outreach/drafts/${encodeURIComponent(draft.draft_id)}`}
            >
              {subjectWords(draft.subject)}
            </a>
            <span class="quiet text-sm">
              {" "}
              · {draft.chosen === 1 ? "one person" : `${draft.chosen} people`} chosen,{" "}
              {dayWords(draft.made_at, program.timezone, now)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );

const Ways = ({ base }: { base: string }) => (
  <>
    <Button href={`${base}/outreach/samples`} kind="quiet">
      Samples
    </Button>
    <Button href={`${base}/outreach/nudges`} kind="quiet">
      Nudges
    </Button>
  </>
);

function whenWords(one: SentOutreach, program: Program, now: Date): string {
  if (one.sent_at > now) return `goes ${momentWords(one.sent_at, program.timezone, now)}`;
  return one.done_at === null ? "going now" : dayWords(one.sent_at, program.timezone, now);
}

const deliveredWords = (one: SentOutreach) =>
  one.bounced > 0 ? `${one.delivered}, ${one.bounced} bounced` : one.delivered;
