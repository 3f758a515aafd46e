import { firstName } from "../../../access/names.ts";
import type { Program } from "../../../access/viewer.ts";
import { reasonWords } from "../../../progress/loop-reasons.ts";
import { Button } from "../../../ui/button.tsx";
import { Menu } from "../../../ui/menu.tsx";
import { SelectionBar } from "../../../ui/selection-bar.tsx";
import { Stack } from "../../../ui/stones.tsx";
import { Pager, Table } from "../../../ui/table.tsx";
import { sayDay, When } from "../../../ui/time.tsx";
import { overviewTitle } from "../read-overview.ts";
import { ALL_AT_ONCE } from "./choose-loops.ts";
import { type ListedLoop, PAGE } from "./find-loops.ts";
import { type LoopFilter, loopQuery } from "./loop-filter.ts";

/** How many of one role a row names before it only counts them. */
const NAMED = 3;

type Props = { program: Program; filter: LoopFilter; loops: ListedLoop[]; next: string | null; count: number };

/** The rows, each with a box; what is chosen can be closed at once. */
export const LoopTable = ({ program, filter, loops, next, count }: Props) => {
  const base = `/programs/${program.programId}/loops`;
  const more = count > PAGE && count <= ALL_AT_ONCE && filter.status !== "closed";
  return (
    <>
      <form method="get" action={`${base}/closure`} data-controller="selection">
        <input type="hidden" name="back" value={loopQuery(filter)} />
        <Table
          caption="Loops"
          rows={loops}
          select={{
            name: "loop",
            value: (loop) => loop.loop_id,
            label: (loop) => `Choose ${overviewTitle(loop)}`,
          }}
          columns={[
            {
              id: "loop",
              label: "Loop",
              cell: (loop) => <Title loop={loop} base={base} program={program} status={filter.status} />,
            },
            { id: "mentor", label: "Mentor", cell: (loop) => <Members loop={loop} as="mentor" program={program} /> },
            { id: "mentee", label: "Mentee", cell: (loop) => <Members loop={loop} as="mentee" program={program} /> },
            {
              id: "last",
              label: "Last activity",
              cell: (loop) => <When at={loop.last_at} zone={program.timezone} />,
              sorted: filter.sort === "newest" ? "descending" : "ascending",
              sortHref: `${base}${loopQuery(filter, { sort: filter.sort === "newest" ? "oldest" : "newest" })}`,
            },
            { id: "more", label: "Change", cell: (loop) => <Changes loop={loop} base={base} /> },
          ]}
        />
        {filter.status === "closed" ? null : (
          <SelectionBar label="With the chosen loops">
            <Button kind="quiet">Close…</Button>
          </SelectionBar>
        )}
      </form>
      <div class="mt-5 flex flex-wrap items-center gap-3">
        <Pager next={next ? `${base}${loopQuery(filter, { after: next })}` : null} />
        {more ? (
          <form method="get" action={`${base}/closure`}>
            <input type="hidden" name="back" value={loopQuery(filter)} />
            <input type="hidden" name="all" value="1" />
            <Button kind="ghost">Close all {count} of them…</Button>
          </form>
        ) : null}
      </div>
    </>
  );
};

type TitleProps = { loop: ListedLoop; base: string; program: Program; status: LoopFilter["status"] };

const Title = ({ loop, base, program, status }: TitleProps) => (
  <span class="block min-w-0">
    <a href={`${base}/${loop.loop_id}/overview`}>
      {loop.name ?? overviewTitle({ name: null, members: loop.members.map(({ name }) => ({ name: firstName(name) })) })}
    </a>
    <span class="quiet block text-sm">
      {loop.status === "open" && status !== "open" ? "Active, " : ""}
      {stateWords(loop, program.timezone)}
    </span>
  </span>
);

function stateWords(loop: ListedLoop, zone: string): string {
  if (loop.status === "paused")
    return loop.returns_at ? `Paused until ${sayDay(loop.returns_at, zone)}` : "Paused, without a day of return";
  if (loop.status === "closed") {
    const reason = reasonWords(loop.reason);
    return `Closed ${loop.closed_at ? sayDay(loop.closed_at, zone) : ""}${reason ? `: ${reason}` : ""}`;
  }
  return `since ${sayDay(loop.opened_at, zone)}`;
}

/** Those of one role, and how far each is. */
const Members = ({ loop, as, program }: { loop: ListedLoop; as: string; program: Program }) => {
  const those = loop.members.filter((member) => member.role === as);
  return (
    <ul class="grid gap-1">
      {those.slice(0, those.length > NAMED ? NAMED - 1 : NAMED).map((member) => (
        <li class="flex items-center gap-2">
          {member.stage === null ? null : (
            <Stack at={member.stage} of={program.pathway.stages.length} label="" done={member.completed_at !== null} />
          )}
          <span class="min-w-0">
            <a class="wrap-anywhere" href={`/programs/${program.programId}/participants/${member.participant_id}`}>
              {member.name}
            </a>
            <span class="quiet block text-sm">
              {member.stage === null
                ? ""
                : member.completed_at
                  ? "Completed"
                  : program.pathway.stages[member.stage]?.name}
            </span>
          </span>
        </li>
      ))}
      {those.length > NAMED ? <li class="quiet text-sm">and {those.length - NAMED + 1} others</li> : null}
    </ul>
  );
};

const Changes = ({ loop, base }: { loop: ListedLoop; base: string }) => {
  const to = `${base}/${loop.loop_id}/overview`;
  return (
    <Menu label={`Change the loop of ${overviewTitle(loop)}`}>
      <a href={to}>Look at it</a>
      {loop.status === "open" ? <a href={`${to}#pause`}>Pause…</a> : null}
      {loop.status === "paused" ? <a href={`${to}#pause`}>Move the return…</a> : null}
      {loop.status === "closed" ? <a href={`${to}#reopening`}>Reopen…</a> : <a href={`${to}#closure`}>Close…</a>}
    </Menu>
  );
};
