import type { Child } from "hono/jsx";
import type { Program } from "../../../access/viewer.ts";
import type { Cohort } from "../../../insights/cohorts.ts";
import { Button } from "../../../ui/button.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Tabs } from "../../../ui/tabs.tsx";
import { isNarrowed, type LoopFilter, loopQuery, TABS } from "./loop-filter.ts";
import { LoopFilterForm, loopChips } from "./loop-filter-form.tsx";

type Props = {
  program: Program;
  filter: LoopFilter;
  count: number;
  /** How many drafts wait. */
  waiting: number;
  tags: string[];
  cohorts: Cohort[];
  /** What is below the filters: the table. */
  children?: Child;
};

/** The coordinator's list of loops: which ones, narrowed down, and how many that are. */
export const LoopsPage = ({ program, filter, count, waiting, tags, cohorts, children }: Props) => {
  const base = `/programs/${program.programId}/loops`;
  const chips = loopChips(program, filter, cohorts);
  return (
    <>
      <div class="mb-4 flex flex-wrap items-center gap-3">
        <h1 class="page-title mb-0 flex-1">Loops</h1>
        <div class="flex flex-wrap gap-2">
          <Button href={`/programs/${program.programId}/groups/new`} kind="quiet">
            Open a group
          </Button>
          <Button href={`${base}/new`}>Match two people</Button>
        </div>
      </div>
      <Tabs
        label="Which loops"
        tabs={TABS.map((status) => ({
          label: TAB_WORDS[status],
          href: `${base}${loopQuery(filter, { status })}`,
          current: status === filter.status,
          ...(status === "draft" && waiting > 0 ? { count: waiting } : {}),
        }))}
      />
      <div data-controller="list-keys">
        {filter.status === "draft" ? null : (
          <LoopFilterForm
            {...{ program, filter, tags, cohorts }}
            action={base}
            on={chips.length - (filter.q ? 1 : 0)}
          />
        )}
        <div class="my-4 flex flex-wrap items-center gap-2">
          <p class="mr-2 font-semibold" role="status">
            {count > 1_000 ? "1,000+" : count}{" "}
            {filter.status === "draft" ? (count === 1 ? "draft" : "drafts") : count === 1 ? "loop" : "loops"}
          </p>
          {chips.map((chip) => (
            <Chip label={chip.label} without={`${base}${loopQuery(filter, chip.without)}`} />
          ))}
          {chips.length > 1 ? <a href={`${base}${loopQuery({ status: filter.status })}`}>Take all off</a> : null}
        </div>
        {count === 0 && filter.status !== "draft" ? null : children}
        {count === 0 ? <Nothing filter={filter} /> : null}
      </div>
    </>
  );
};

const TAB_WORDS: Record<LoopFilter["status"], string> = {
  open: "Active",
  draft: "Drafts",
  paused: "Paused",
  closed: "Closed",
  silent: "Silent",
  all: "All",
};

const NOTHING: Record<LoopFilter["status"], [string, string]> = {
  open: ["No loops here yet", "Match a mentor and a mentee, and their way begins."],
  draft: [
    "No drafts",
    "When you match two people you can keep it as a draft first. Nobody is told until you approve it.",
  ],
  paused: ["Nobody rests", "A loop can rest for a while: its days do not count meanwhile."],
  closed: ["No loop has ended", "What has ended stays here, and can be opened again."],
  silent: ["Nobody is silent", "Everybody has said a word in the last month, or has answered our question."],
  all: ["No loops here yet", "Match a mentor and a mentee, and their way begins."],
};

const Nothing = ({ filter }: { filter: LoopFilter }) => {
  const [title, text] = isNarrowed(filter) ? ["No loop fits", "Take a filter off."] : NOTHING[filter.status];
  return <Empty level={2} title={title} text={text} />;
};
