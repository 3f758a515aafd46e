import type { Child } from "hono/jsx";
import type { Program } from "../../access/viewer.ts";
import type { Cohort } from "../../insights/cohorts.ts";
import { type Filter, queryOf } from "../../insights/filter.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { Empty } from "../../ui/empty.tsx";
import { WithPanel } from "../../ui/panel.tsx";
import { Pager } from "../../ui/table.tsx";
import { ChosenBar } from "./chosen-bar.tsx";
import type { ColumnId } from "./columns.ts";
import { ColumnsMenu } from "./columns-menu.tsx";
import { chipsOf } from "./filter-chips.ts";
import { FilterForm } from "./filter-form.tsx";
import type { Found } from "./find-participants.ts";
import type { MoreAbout } from "./more-about-people.ts";
import { PeopleTable } from "./people-table.tsx";
import { KeepFilters, SegmentList } from "./segment-list.tsx";
import type { Segment } from "./segments.ts";
import { Uninvited } from "./uninvited.tsx";

type Props = {
  program: Program;
  filter: Filter;
  /** Null: more than are shown; counting them would take too long. */
  count: number | null;
  /** How many have an address and were not invited yet. */
  uninvited: number;
  people: Found[];
  columns: readonly ColumnId[];
  more: MoreAbout;
  next: string | null;
  tags: string[];
  cohorts: Cohort[];
  zones: string[];
  segments: Segment[];
  now: Date;
  /** The reader may write to people. */
  writes: boolean;
  /** Whose summary is open beside the list, and that summary. */
  who: string;
  panel: Child | null;
};

export const DirectoryPage = ({
  program,
  filter,
  count,
  uninvited,
  people,
  columns,
  more,
  next,
  tags,
  cohorts,
  zones,
  segments,
  now,
  writes,
  who,
  panel,
}: Props) => {
  const base = `/programs/${program.programId}/participants`;
  const lists = { program, tags, cohorts, zones };
  const chips = chipsOf(lists, filter);
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
      {writes && uninvited > 0 ? <Uninvited program={`/programs/${program.programId}`} n={uninvited} /> : null}
      <div data-controller="list-keys">
        <SegmentList base={base} query={queryOf(filter)} segments={segments} />
        {people.length === 0 && chips.length === 0 ? null : (
          <FilterForm lists={lists} filter={filter} action={base} on={chips.length - (filter.q ? 1 : 0)} />
        )}
        <div class="my-4 flex flex-wrap items-center gap-2">
          <p class="mr-2 font-semibold" role="status">
            {count === null ? `${people.length}+` : count > 1_000 ? "1,000+" : count}{" "}
            {count === 1 ? "person" : "people"}
          </p>
          {chips.map((chip) => (
            <Chip label={chip.label} without={`${base}${queryOf(filter, chip.without)}`} />
          ))}
          {chips.length > 1 ? <a href={base}>Take all off</a> : null}
          <KeepFilters base={base} query={queryOf(filter)} segments={segments} />
          {people.length > 0 ? (
            <div class="ml-auto flex flex-wrap items-center gap-4">
              <ColumnsMenu action={`${base}/columns`} back={queryOf(filter, { who })} chosen={columns} />
              <a
                class="inline-flex min-h-11 items-center"
                href={`${base}/export.csv${queryOf(filter)}`}
                data-turbo="false"
              >
                Save as CSV
              </a>
            </div>
          ) : null}
        </div>
        {people.length === 0 ? (
          <Empty
            level={2}
            title={chips.length > 0 ? "Nobody fits" : "Nobody is here yet"}
            text={
              chips.length > 0
                ? "Take a filter off, or bring more people in."
                : "Bring your people in: from a list you have, or one by one."
            }
          />
        ) : (
          <form method="get" action={`/programs/${program.programId}/outreach/new`} data-controller="selection">
            <PeopleTable {...{ program, filter, people, columns, more, cohorts, now, base, who }} />
            <ChosenBar {...{ base, tags, cohorts, writes }} back={queryOf(filter)} />
          </form>
        )}
      </div>
      <Pager next={next ? `${base}${queryOf(filter, { after: next })}` : null} />
    </WithPanel>
  );
};
