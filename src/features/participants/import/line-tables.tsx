import { Table } from "../../../ui/table.tsx";
import type { Line } from "./check-lines.ts";

type Problem = { line: number; cells: string[]; reasons: string[] };
type Good = Extract<Line, { kind: "new" | "here" }>;

const PROBLEMS_SHOWN = 200;
const GOOD_SHOWN = 50;

/** Lines that cannot be taken: what stands there, and what is wrong with it. */
export const ProblemTable = ({ lines }: { lines: readonly Problem[] }) => (
  <>
    <Table
      caption="Lines with a problem"
      rows={lines.slice(0, PROBLEMS_SHOWN)}
      columns={[
        { id: "line", label: "Line", cell: ({ line }) => <span class="whitespace-nowrap">Line {line}</span> },
        { id: "wrong", label: "What is wrong", cell: ({ reasons }) => <Reasons reasons={reasons} /> },
        {
          id: "cells",
          label: "What it says",
          cell: ({ cells }) => <span class="quiet break-words [overflow-wrap:anywhere]">{inShort(cells)}</span>,
        },
      ]}
    />
    <More all={lines.length} shown={PROBLEMS_SHOWN} />
  </>
);

const Reasons = ({ reasons }: { reasons: string[] }) =>
  reasons.length === 1 ? (
    <span class="[overflow-wrap:anywhere]">{reasons[0]}</span>
  ) : (
    <ul class="grid list-disc gap-1 pl-4 [overflow-wrap:anywhere]">
      {reasons.map((reason) => (
        <li>{reason}</li>
      ))}
    </ul>
  );

/** The first people of the list, as they will be in the program. */
export const GoodTable = ({ lines }: { lines: readonly Good[] }) => (
  <>
    <Table
      caption="People to add"
      rows={lines.slice(0, GOOD_SHOWN)}
      columns={[
        { id: "name", label: "Name", cell: ({ person }) => person.name },
        {
          id: "email",
          label: "Email",
          cell: ({ person }) => <span class="block min-w-44 [overflow-wrap:anywhere]">{person.email}</span>,
        },
        { id: "role", label: "Role", cell: ({ person }) => (person.role === "either" ? "both" : person.role) },
        { id: "tags", label: "Tags", late: true, cell: ({ person }) => person.tags.join(", ") || "–" },
        { id: "cohort", label: "Cohort", late: true, cell: ({ person }) => person.cohort ?? "–" },
        { id: "zone", label: "Time zone", late: true, cell: ({ person }) => person.timezone ?? "–" },
      ]}
    />
    <More all={lines.length} shown={GOOD_SHOWN} />
  </>
);

const More = ({ all, shown }: { all: number; shown: number }) =>
  all > shown ? <p class="quiet mt-3 text-sm">and {(all - shown).toLocaleString("en-GB")} more</p> : null;

function inShort(cells: string[]): string {
  const text = cells.filter((cell) => cell.trim()).join(" · ");
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
