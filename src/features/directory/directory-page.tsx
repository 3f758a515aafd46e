import type { Child } from "hono/jsx";
import type { Program } from "../../access/viewer.ts";
import { type Filter, queryOf } from "../../insights/filter.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Badge, Chip } from "../../ui/chip.tsx";
import { Empty } from "../../ui/empty.tsx";
import { PANEL_FRAME, WithPanel } from "../../ui/panel.tsx";
import { Stack } from "../../ui/stones.tsx";
import { Pager, Table } from "../../ui/table.tsx";
import { When } from "../../ui/time.tsx";
import { FilterForm } from "./filter-form.tsx";
import type { Found } from "./find-participants.ts";

type Props = {
  program: Program;
  filter: Filter;
  count: number;
  people: Found[];
  next: string | null;
  tags: string[];
  now: Date;
  /** Whose summary is open beside the list, and that summary. */
  who: string;
  panel: Child | null;
};
type Scene = Pick<Props, "program" | "now">;

export const DirectoryPage = ({ program, filter, count, people, next, tags, now, who, panel }: Props) => {
  const base = `/programs/${program.programId}/participants`;
  const chips = chipsOf(program, filter);
  return (
    <WithPanel
      title="Participants"
      panel={panel}
      actions={
        <>
          <Button href={`${base}/imports/new`} kind="quiet">
            Import a list
          </Button>
          <Button href={`${base}/new`}>Add a person</Button>
        </>
      }
    >
      <FilterForm program={program} filter={filter} tags={tags} action={base} />
      <div class="my-4 flex flex-wrap items-center gap-2">
        <p class="mr-2 font-semibold" role="status">
          {count > 1_000 ? "1,000+" : count} {count === 1 ? "person" : "people"}
        </p>
        {chips.map((chip) => (
          <Chip label={chip.label} without={`${base}${queryOf(filter, chip.without)}`} />
        ))}
        {chips.length > 1 ? <a href={base}>Take all off</a> : null}
      </div>
      {people.length === 0 ? (
        <Empty level={2} title="Nobody fits" text="Take a filter off, or bring more people in." />
      ) : (
        <form method="get" action={`/programs/${program.programId}/outreach/new`} data-controller="selection">
          <Table
            caption="Participants"
            rows={people}
            current={(person) => person.participant_id === who}
            select={{
              name: "to",
              value: (person) => person.participant_id,
              label: (person) => `Choose ${person.name}`,
            }}
            columns={[
              {
                id: "name",
                label: "Name",
                cell: (person) => (
                  <Name person={person} href={`${base}${queryOf(filter, { who: person.participant_id })}`} />
                ),
                ...sorting(base, filter, "name"),
              },
              {
                id: "at",
                label: "Milestones",
                cell: (person) => <Standings person={person} program={program} now={now} />,
                ...sorting(base, filter, "since"),
              },
              { id: "turn", label: "Whose turn", cell: (person) => turnOf(person) },
              {
                id: "active",
                label: "Last active",
                late: true,
                cell: (person) =>
                  person.last_active_at ? (
                    <When at={person.last_active_at} zone={program.timezone} />
                  ) : (
                    <span class="quiet">not yet</span>
                  ),
                ...sorting(base, filter, "active"),
              },
            ]}
          />
          <div class="selection-bar" data-selection-target="bar">
            <span data-selection-target="count">With those chosen:</span>
            <Button>Reach out</Button>
          </div>
        </form>
      )}
      <Pager next={next ? `${base}${queryOf(filter, { after: next })}` : null} />
      <form method="post" action={`${base}/invitations`} class="mt-8">
        <Button kind="ghost" name="everybody" value="1">
          Invite those who were not invited yet
        </Button>
      </form>
    </WithPanel>
  );
};

const Name = ({ person, href }: { person: Found; href: string }) => (
  <span class="flex items-center gap-3">
    <Avatar name={person.name} size="sm" />
    <span class="min-w-0">
      <a href={href} data-turbo-frame={PANEL_FRAME}>
        {person.name}
      </a>
      <span class="quiet block text-sm">{[person.role, STATUS[person.status]].filter(Boolean).join(", ")}</span>
    </span>
  </span>
);

const STATUS = { joined: "not invited yet", invited: "invited", active: "", removed: "removed" };

const Standings = ({ person, program, now }: { person: Found } & Scene) => (
  <ul class="grid gap-1">
    {person.standings.map((one) => {
      const stage = program.pathway.stages[one.stage];
      const days = Math.floor((now.getTime() - one.entered_at.getTime()) / 86_400_000);
      const stuck = one.stuck_from !== null && one.stuck_from < now;
      return (
        <li class="flex items-center gap-2">
          <Stack at={one.stage} of={program.pathway.stages.length} label="" done={one.completed_at !== null} />
          <span class="flex min-w-0 flex-wrap items-center gap-x-2">
            <span>
              {stage?.name}
              <span class="quiet text-sm"> · {days === 1 ? "1 day" : `${days} days`}</span>
            </span>
            {one.completed_at ? (
              <Badge label="Completed" tone="done" />
            ) : one.paused ? (
              <Badge label="Paused" />
            ) : stuck ? (
              <Badge label="Stuck" tone="problem" />
            ) : null}
          </span>
        </li>
      );
    })}
  </ul>
);

const TURNS = { me: "theirs", partner: "their partner’s", either: "either’s", nobody: "nobody’s" };

function turnOf(person: Found): string {
  const turns = person.standings.flatMap((one) => (one.turn && !one.paused ? [TURNS[one.turn]] : []));
  return [...new Set(turns)].join(", ") || "–";
}

function sorting(base: string, filter: Filter, sort: Filter["sort"]) {
  return {
    sortHref: `${base}${queryOf(filter, { sort })}`,
    sorted: filter.sort === sort ? ("ascending" as const) : undefined,
  };
}

function chipsOf(program: Program, filter: Filter): { label: string; without: Partial<Filter> }[] {
  const stage = program.pathway.stages.find((one) => one.id === filter.milestone);
  const days = stage?.stuckAfterDays ?? program.pathway.stuckAfterDays;
  return [
    ...(filter.q ? [{ label: `“${filter.q}”`, without: { q: "" } }] : []),
    ...(filter.milestone ? [{ label: `In ${stage?.name ?? filter.milestone}`, without: { milestone: "" } }] : []),
    ...(filter.stuck ? [{ label: `For more than ${days} days`, without: { stuck: "" as const } }] : []),
    ...(filter.role ? [{ label: `Role: ${filter.role}`, without: { role: "" as const } }] : []),
    ...(filter.tag ? [{ label: `Tag: ${filter.tag}`, without: { tag: "" } }] : []),
    ...(filter.loops
      ? [{ label: filter.loops === "none" ? "In no loop" : "In a loop", without: { loops: "" as const } }]
      : []),
    ...(filter.turn ? [{ label: `Turn: ${TURNS[filter.turn]}`, without: { turn: "" as const } }] : []),
    ...(filter.status ? [{ label: `Status: ${filter.status}`, without: { status: "" as const } }] : []),
  ];
}
