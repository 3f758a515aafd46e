import type { Program } from "../../access/viewer.ts";
import type { ReadOutreach, SentOutreach } from "../../outreach/read-outreach.ts";
import { dayWords } from "../../progress/turn-words.ts";
import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Table } from "../../ui/table.tsx";

type ListProps = { program: Program; sent: SentOutreach[]; now: Date };

/** What was sent, newest first, and what came of it. */
export const SentListPage = ({ program, sent, now }: ListProps) => {
  const base = `/programs/${program.programId}`;
  if (sent.length === 0) {
    return (
      <Empty title="Outreach" text="Nothing sent yet. Choose the people first: who is stuck, who waits, who is new.">
        <Button href={`${base}/participants`}>Choose people</Button>
      </Empty>
    );
  }
  return (
    <>
      <div class="mb-4 flex flex-wrap items-center gap-3">
        <h1 class="page-title mb-0 flex-1">Outreach</h1>
        <Button href={`${base}/participants`}>Choose people</Button>
      </div>
      <Table
        caption="Messages sent"
        rows={sent}
        rowKey={(one) => one.outreach_id}
        columns={[
          {
            id: "subject",
            label: "Message",
            cell: (one) => <a href={`${base}/outreach/${one.outreach_id}`}>{plain(one.subject)}</a>,
          },
          { id: "when", label: "Sent", cell: (one) => dayWords(one.sent_at, program.timezone, now) },
          { id: "by", label: "By", cell: (one) => one.sent_by ?? "somebody who left", late: true },
          { id: "people", label: "People", number: true, cell: (one) => one.people },
          { id: "active", label: "Came by since", number: true, cell: (one) => one.active },
          { id: "moved", label: "Moved on since", number: true, cell: (one) => one.moved },
        ]}
      />
    </>
  );
};

/** One message: its words, whom it went to, and what happened since. */
export const SentPage = ({ program, outreach, now }: { program: Program; outreach: ReadOutreach; now: Date }) => {
  const base = `/programs/${program.programId}`;
  const moved = outreach.people.filter((person) => person.moved).length;
  const active = outreach.people.filter((person) => cameBy(person, outreach)).length;
  const stage = (index: number | null) => (index === null ? "–" : (program.pathway.stages[index]?.name ?? "–"));
  return (
    <>
      <p class="mb-2">
        <a href={`${base}/outreach`}>All outreach</a>
      </p>
      <h1 class="page-title">{plain(outreach.subject)}</h1>
      <p class="quiet mb-4">
        Sent {dayWords(outreach.sent_at, program.timezone, now)} by {outreach.sent_by ?? "somebody who left"}, to{" "}
        {outreach.people.length === 1 ? "one person" : `${outreach.people.length} people`}. Since then {active} came by
        and {moved} moved on.
      </p>
      <details class="mb-6">
        <summary class="cursor-pointer">The words</summary>
        <p class="sheet mt-2 break-words whitespace-pre-line">{outreach.body}</p>
      </details>
      <Table
        caption="People it went to"
        rows={outreach.people}
        rowKey={(person) => person.participant_id}
        columns={[
          {
            id: "name",
            label: "Name",
            cell: (person) => <a href={`${base}/participants/${person.participant_id}`}>{person.name}</a>,
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
          { id: "active", label: "Came by", cell: (person) => (cameBy(person, outreach) ? "yes" : "not yet") },
          { id: "mail", label: "Mail", cell: mailWords },
        ]}
      />
    </>
  );
};

type Person = ReadOutreach["people"][number];
const cameBy = (person: Person, { sent_at }: ReadOutreach) =>
  person.last_active_at !== null && person.last_active_at > sent_at;
const mailWords = (person: Person) =>
  person.mailed_at ? "sent" : person.problem ? `not sent yet: ${person.problem}` : "in the outbox";

/** A subject with its fields as words: "A new date with partner first name?" */
const plain = (subject: string) =>
  subject.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, field: string) => field.replaceAll("_", " "));
