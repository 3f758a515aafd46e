import { Button } from "../../../ui/button.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { Stat, Stats } from "../../../ui/stat.tsx";
import type { Line } from "./check-lines.ts";
import { resultOf } from "./confirm-import.ts";
import type { ImportTable } from "./import-file.ts";
import { GoodTable, ProblemTable } from "./line-tables.tsx";
import { type Plan, problemsOfPlan, writePlan } from "./map-columns.ts";
import { PlanForm } from "./plan-form.tsx";

type Props = { base: string; action: string; filename: string; table: ImportTable; plan: Plan; lines: readonly Line[] };

/** What an import would do, before it does anything. */
export const PreviewPage = ({ base, action, filename, table, plan, lines }: Props) => {
  const choices = problemsOfPlan(plan);
  const { added, here, leftOut } = resultOf(table.header, lines);
  const good = lines.flatMap((line) => (line.kind === "new" ? [line] : []));
  return (
    <>
      <p class="quiet [overflow-wrap:anywhere]">{filename}</p>
      <h1 class="page-title">Before anybody is added</h1>
      {choices.length > 0 ? (
        <Callout kind="turn" label="Your turn">
          <ul class="grid gap-1">
            {choices.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
          <p class="mt-3">
            <a href={`${base}/imports/new`}>Choose another file</a>
          </p>
        </Callout>
      ) : (
        <>
          <Stats>
            <Stat label="New" value={added} />
            <Stat label="Already here" value={here} hint={here ? "they stay as they are" : ""} />
            <Stat label="With a problem" value={leftOut.length} hint={leftOut.length ? "they are left out" : ""} />
          </Stats>
          <Confirm {...{ base, action, plan, added, here, problems: leftOut.length }} />
        </>
      )}
      <section class="mt-10 max-w-3xl" aria-labelledby="columns-title">
        <h2 class="section-title" id="columns-title">
          What the columns hold
        </h2>
        <PlanForm table={table} plan={plan} action={action} />
        <p class="quiet mt-4 text-sm">{readAs(table)}</p>
      </section>
      {leftOut.length > 0 ? (
        <section class="mt-10" aria-labelledby="problems-title">
          <div class="mb-2 flex flex-wrap items-center gap-3">
            <h2 class="section-title mb-0 flex-1" id="problems-title">
              {leftOut.length === 1 ? "One line with a problem" : `${say(leftOut.length)} lines with a problem`}
            </h2>
            <Button kind="quiet" icon="download" href={`${action}/left-out.csv?${queryOf(plan)}`}>
              Save them as CSV
            </Button>
          </div>
          <ProblemTable lines={leftOut} />
        </section>
      ) : null}
      {good.length > 0 ? (
        <section class="mt-10" aria-labelledby="new-title">
          <h2 class="section-title" id="new-title">
            New people
          </h2>
          <GoodTable lines={good} />
        </section>
      ) : null}
    </>
  );
};

type ConfirmProps = { base: string; action: string; plan: Plan; added: number; here: number; problems: number };

const Confirm = ({ base, action, plan, added, here, problems }: ConfirmProps) => (
  <form method="post" action={`${action}/confirmation`} class="mt-6">
    {writePlan(plan).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <p class="mb-3">{nextStep(added, here, problems)}</p>
    <div class="flex flex-wrap items-center gap-x-5 gap-y-3">
      {added > 0 ? <Button wide>{added === 1 ? "Add one person" : `Add ${say(added)} people`}</Button> : null}
      <a href={`${base}/imports/new`}>Choose another file</a>
    </div>
  </form>
);

function nextStep(added: number, here: number, problems: number): string {
  if (added > 0) return "Nobody gets a mail from this. You invite them when you are ready.";
  if (problems === 0) return "Everybody on this list is in the program already. There is nothing to do.";
  if (here > 0) return "There is nobody new to add. See below what is wrong with the other lines.";
  return "No line can be taken as it is. See below what is wrong, or say what the columns hold.";
}

const BETWEEN: Record<string, string> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

function readAs({ encoding, delimiter }: ImportTable): string {
  const between = BETWEEN[delimiter] ?? `“${delimiter}”`;
  return `Read as ${encoding}, with ${between} between the values. If letters look wrong, save the file as UTF-8 and choose it again.`;
}

const queryOf = (plan: Plan) => new URLSearchParams(writePlan(plan)).toString();
const say = (count: number) => count.toLocaleString("en-GB");
