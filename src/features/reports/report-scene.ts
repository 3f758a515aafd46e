import type { Program } from "../../access/viewer.ts";
import { type Cohort, cohortsOf } from "../../insights/cohorts.ts";
import { Slice, sliceQuery } from "../../insights/slice.ts";
import { tagsOf } from "../../insights/tags.ts";
import type { Db } from "../../store/store.ts";
import { dayOf } from "../../time/zoned-time.ts";
import { type Compared, type Comparison, compareCohorts, comparisonOf } from "./compare-cohorts.ts";
import { type Period, readPeriod } from "./period.ts";
import { type Report, readReport } from "./read-report.ts";
import { readStories, type ToldStory } from "./read-voices.ts";
import type { Scope } from "./scope.ts";

export type ReportScene = {
  program: Program;
  organisation: string;
  report: Report;
  /** Which cohorts stand side by side, and how they did; no report where there is nothing to compare. */
  comparison: Comparison;
  compared: Compared[];
  stories: ToldStory[];
  cohort: Cohort | undefined;
  base: string;
  /** The end of the address that means this report, and of that which means its people. */
  query: string;
  sliceQuery: string;
  formProps: {
    period: Period;
    slice: Slice;
    /** The cohorts that somebody chose to compare; none: the latest. */
    compare: string[];
    cohorts: Cohort[];
    tags: string[];
    withStories: boolean;
    today: string;
  };
};
type Query = Record<string, string | undefined>;
/** The address of a report; `compare`: the cohorts that it names to be compared. */
type Asked = { query: Query; compare: readonly string[] };

/** The days and the people that an address asks for. */
export async function readScope(db: Db, program: Program, query: Query, now: Date): Promise<Scope> {
  const { created_at } = await db
    .selectFrom("program")
    .where("program_id", "=", program.programId)
    .select("created_at")
    .executeTakeFirstOrThrow();
  const period = readPeriod(query, { zone: program.timezone, began: created_at, now });
  return { db, program, period, slice: Slice.parse({ cohort: query.cohort, tag: query.tag }) };
}

/** All that the report's page and its PDF say. Cohorts are compared where none is chosen. */
export async function readScene(
  db: Db,
  program: Program,
  { query, compare: asked }: Asked,
  now: Date,
): Promise<ReportScene> {
  const scope = await readScope(db, program, query, now);
  const cohorts = await cohortsOf(db, program.programId);
  const comparison = comparisonOf(cohorts, asked);
  const compare = comparison.chosen ? comparison.cohorts.map((one) => one.cohortId) : [];
  const { period, slice } = scope;
  const withStories = query.stories === "1";
  const [report, compared, stories, tags, organisation] = await Promise.all([
    readReport(scope),
    slice.cohort ? [] : compareCohorts(scope, comparison.cohorts),
    withStories ? readStories(scope) : [],
    tagsOf(db, program.programId),
    nameOf(db, program),
  ]);
  const own = new URLSearchParams({ from: period.from, to: period.to, ...(withStories && { stories: "1" }) });
  for (const cohort of compare) own.append("compare", cohort);
  return {
    program,
    organisation,
    report,
    comparison,
    compared,
    stories,
    cohort: cohorts.find((one) => one.cohortId === slice.cohort),
    base: `/programs/${program.programId}/reports`,
    query: `?${own}${sliceQuery(slice).replace("?", "&")}`,
    sliceQuery: sliceQuery(slice),
    formProps: { period, slice, compare, cohorts, tags, withStories, today: dayOf(now, program.timezone) },
  };
}

async function nameOf(db: Db, { orgId }: Program): Promise<string> {
  const row = await db.selectFrom("organisation").where("org_id", "=", orgId).select("name").executeTakeFirst();
  return row?.name ?? "";
}

/** "1 March 2026 to 24 May 2026 · Spring 2026 · tagged nursing" */
export function aboutWords({ cohort, formProps: { period, slice } }: ReportScene): string {
  const days = period.from === period.to ? dayWords(period.from) : `${dayWords(period.from)} to ${dayWords(period.to)}`;
  const whose = slice.cohort ? (cohort?.name ?? "a cohort that is gone") : "";
  return [days, whose, slice.tag && `tagged ${slice.tag}`].filter(Boolean).join(" · ");
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
export const dayWords = (day: string) => DAY.format(new Date(`${day}T00:00Z`));
