import type { Program } from "../../access/viewer.ts";
import type { Cohort } from "../../insights/cohorts.ts";
import { daysInStage } from "../../insights/days-in-stage.ts";
import { type Filter, queryOf } from "../../insights/filter.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/chip.tsx";
import { PANEL_FRAME } from "../../ui/panel.tsx";
import { Stack } from "../../ui/stones.tsx";
import { type Column, Table } from "../../ui/table.tsx";
import { When } from "../../ui/time.tsx";
import { COLUMNS, type ColumnId } from "./columns.ts";
import type { Found } from "./find-participants.ts";
import type { MoreAbout } from "./more-about-people.ts";

type Props = {
  program: Program;
  filter: Filter;
  people: Found[];
  columns: readonly ColumnId[];
  more: MoreAbout;
  cohorts: readonly Cohort[];
  now: Date;
  base: string;
  /** Whose summary is open beside the list. */
  who: string;
};

/** The people, a row each, with the columns that were chosen. */
export const PeopleTable = (props: Props) => {
  const { base, filter, people, who, columns } = props;
  const name: Column<Found> = {
    id: "name",
    label: "Name",
    cell: (person) => <Name person={person} href={`${base}${queryOf(filter, { who: person.participant_id })}`} />,
    ...sorting(base, filter, "name"),
  };
  const all = columnsOf(props);
  return (
    <Table
      caption="Participants"
      rows={people}
      current={(person) => person.participant_id === who}
      select={{
        name: "to",
        value: (person) => person.participant_id,
        label: (person) => `Choose ${person.name}`,
      }}
      columns={[name, ...columns.map((id, index) => ({ id, label: COLUMNS[id], late: index > 1, ...all[id] }))]}
    />
  );
};

const NOTHING = <span class="quiet">–</span>;

/** What each column shows, and the order it can bring about. */
function columnsOf(props: Props): Record<ColumnId, Pick<Column<Found>, "cell"> & Partial<Column<Found>>> {
  const { program, filter, base, more, cohorts, now } = props;
  const about = (person: Found) => more.get(person.participant_id);
  return {
    milestones: {
      cell: (person) => <Standings person={person} program={program} now={now} />,
      ...sorting(base, filter, "since"),
    },
    turn: { cell: (person) => turnOf(person) },
    partners: { cell: (person) => about(person)?.partners?.join(", ") ?? NOTHING },
    active: {
      cell: ({ last_active_at: at }) =>
        at ? <When at={at} zone={program.timezone} /> : <span class="quiet">not yet</span>,
      ...sorting(base, filter, "active"),
    },
    rating: {
      cell: (person) => {
        const rating = about(person)?.rating;
        return rating ? `${rating} of 5` : NOTHING;
      },
    },
    cohort: { cell: (person) => cohorts.find((one) => one.cohortId === person.cohort_id)?.name ?? NOTHING },
    tags: {
      cell: (person) => (
        <span class="flex flex-wrap gap-1">{about(person)?.tags?.map((tag) => <Badge label={tag} />) ?? NOTHING}</span>
      ),
    },
    headline: { cell: (person) => person.headline || NOTHING },
    zone: { cell: (person) => person.timezone ?? NOTHING },
    email: { cell: (person) => (person.email ? <span class="break-all">{person.email}</span> : NOTHING) },
    joined: { cell: (person) => <When at={person.joined_at} zone={program.timezone} /> },
  };
}

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

const Standings = ({ person, program, now }: { person: Found; program: Program; now: Date }) => (
  <ul class="grid gap-1">
    {person.standings.map((one) => {
      const stage = program.pathway.stages[one.stage];
      const days = daysInStage(one, program.pathway, now);
      const stuck = one.stuck_from !== null && one.stuck_from < now;
      return (
        <li class="flex items-center gap-2">
          <Stack at={one.stage} of={program.pathway.stages.length} label="" done={one.completed_at !== null} />
          <span class="flex min-w-0 flex-wrap items-center gap-x-2">
            <span>
              {stage?.name}
              {days === null ? null : (
                <span class="quiet text-sm">
                  {" · "}
                  <span class="whitespace-nowrap">
                    {days === 0 ? "since today" : days === 1 ? "1 day" : `${days} days`}
                  </span>
                </span>
              )}
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

/** As the column says it; somebody without a loop waits for whoever reads this. */
const TURNS = { me: "theirs", partner: "their partner’s", either: "either’s", nobody: "nobody’s" };

function turnOf(person: Found): string {
  const turns = person.standings.flatMap((one) =>
    one.turn && !one.paused ? [one.loop_id === "" && one.turn === "nobody" ? "yours: a match" : TURNS[one.turn]] : [],
  );
  return [...new Set(turns)].join(", ") || "–";
}

function sorting(base: string, filter: Filter, sort: Filter["sort"]) {
  return {
    sortHref: `${base}${queryOf(filter, { sort })}`,
    sorted: filter.sort === sort ? ("ascending" as const) : undefined,
  };
}
