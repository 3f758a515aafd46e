import type { Program } from "../../access/viewer.ts";
import type { KeptNudge } from "../../outreach/nudges/keep-nudge.ts";
import type { NudgeLogLine } from "../../outreach/nudges/run-nudges.ts";
import { dayWords } from "../../time/day-words.ts";
import { Table } from "../../ui/table.tsx";
import { subjectWords } from "./letter-fields.tsx";
import { SKIPPED } from "./skipped-words.ts";

type Props = { program: Program; nudge: KeptNudge; lines: NudgeLogLine[]; now: Date };

/** What one nudge has sent: to whom, which of its messages, when, and whether they did something since. */
export const NudgeLogPage = ({ program, nudge, lines, now }: Props) => {
  const base = `/programs/${program.programId}`;
  return (
    <div class="max-w-3xl">
      <p class="mb-2">
        <a href={`${base}/outreach/nudges`}>All nudges</a>
      </p>
      <h1 class="page-title break-words">{subjectWords(nudge.subject)}</h1>
      {lines.length === 0 ? (
        <p>It has sent nothing yet.</p>
      ) : (
        <>
          <p class="quiet mb-4">
            The newest first, up to 100. Who came by since is left in peace for this stay.{" "}
            <a href={`${base}/outreach?by=${encodeURIComponent(nudge.nudge_id)}`}>See what came of its messages</a>
          </p>
          <Table
            caption="What it sent"
            rows={lines}
            columns={[
              {
                id: "name",
                label: "To",
                cell: (one) => <a href={`${base}/participants/${one.participant_id}`}>{one.name}</a>,
              },
              { id: "step", label: "Message", cell: (one) => `${one.step + 1} of ${nudge.days.length}` },
              {
                id: "at",
                label: "When",
                cell: (one) => (
                  <a href={`${base}/outreach/${one.outreach_id}`}>{dayWords(one.at, program.timezone, now)}</a>
                ),
              },
              {
                id: "since",
                label: "Since then",
                cell: (one) => (one.skipped ? SKIPPED[one.skipped] : one.answered ? "came by" : "not yet"),
              },
            ]}
          />
        </>
      )}
    </div>
  );
};
