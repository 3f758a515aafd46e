import { type RawBuilder, sql } from "kysely";
import "../access/access.tables.ts";
import "../progress/progress.tables.ts";
import { dayOf, momentOf } from "../time/zoned-time.ts";
import { NO_LINES } from "./about-people.ts";
import { cohortsOf } from "./cohorts.ts";
import { Filter } from "./filter.ts";
import { CAP, DAY, daysBefore, type Insight, people, type Question, type Scene, sliceOf } from "./insight.ts";
import { countWhoFit, peopleWhoFit } from "./people-who-fit.ts";
import { isWhole } from "./slice.ts";

/** Without cohorts, those who moved on in so many days are compared with all who did before. */
export const LATELY_DAYS = 30;
/** Fewer people than these say nothing of a pace. */
export const LATELY_LEAST = 5;
export const USUAL_LEAST = 10;
/** A pace is told of when people take so many times as long as usual, or as short, and it differs by so many days. */
export const TIMES = 1.5;
const DIFFERS_DAYS = 3;

type Row = { stage: number; lately: number; usual: number; now: number | null; before: number | null };
/** In words, and as conditions on a transition (`t`) of a participant (`p`). */
type Compared = { who: string; than: string; lately: RawBuilder<unknown>; usual: RawBuilder<unknown> };

/**
 * Whether the program is ahead of or behind its usual pace, milestone by milestone, by the median of the days that those
 * took who moved on. The cohort that began last is compared with the earlier ones at the same age; where there are no two
 * cohorts, the last 30 days with all the time before. Asked of the whole program only.
 */
export const pace: Question = {
  async ask(scene) {
    if (!isWhole(sliceOf(scene))) return [];
    const compared = await whatToCompare(scene);
    const rows = await medians(scene, compared);
    const found = await Promise.all(rows.map((row) => judge(row, scene, compared)));
    return found.flatMap((one) => (one ? [one] : []));
  },
};

async function whatToCompare({ db, program, asOf }: Scene): Promise<Compared> {
  const today = dayOf(asOf, program.timezone);
  const begun = (await cohortsOf(db, program.programId)).filter(
    (one) => one.startsOn !== null && one.startsOn <= today,
  );
  const [latest, ...earlier] = begun;
  const start = latest?.startsOn ? momentOf(`${latest.startsOn}T00:00`, program.timezone) : null;
  if (!latest || !start || earlier.length === 0) {
    const since = daysBefore(asOf, LATELY_DAYS);
    return { who: "it takes", than: "usually", lately: sql`t.at > ${since}`, usual: sql`t.at <= ${since}` };
  }
  // Earlier cohorts count up to the age that the latest one has now: whoever takes longer has not moved on in either.
  const age = Math.ceil((asOf.getTime() - start.getTime()) / DAY);
  return {
    who: `${latest.name} takes`,
    than: "in earlier cohorts",
    lately: sql`p.cohort_id = ${latest.cohortId}`,
    usual: sql`p.cohort_id in (select c.cohort_id from cohort c where c.program_id = ${program.programId}
      and c.starts_on < ${latest.startsOn} and t.at < (c.starts_on + ${age}::integer)::timestamp at time zone ${program.timezone})`,
  };
}

async function medians({ db, program, asOf }: Scene, { lately, usual }: Compared): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select stage, count(distinct person) filter (where lately) as lately,
      count(distinct person) filter (where usual) as usual,
      (percentile_cont(0.5) within group (order by days) filter (where lately))::float8 as now,
      (percentile_cont(0.5) within group (order by days) filter (where usual))::float8 as before
    from (select t.from_stage as stage, t.participant_id as person, coalesce(${lately}, false) as lately,
        coalesce(${usual}, false) as usual, greatest(0, extract(epoch from t.at -
          coalesce(e.at, case when t.from_stage = 0 then p.joined_at end)) / 86400.0) as days
      from stage_transition t
        join participant p on p.program_id = t.program_id and p.participant_id = t.participant_id
        left join stage_transition e on e.program_id = t.program_id and e.participant_id = t.participant_id
          and e.loop_id = t.loop_id and e.to_stage = t.from_stage
      where t.program_id = ${program.programId} and t.at <= ${asOf} and t.from_stage is not null) passed
    where days is not null
    group by stage order by stage`.execute(db);
  return rows;
}

async function judge(row: Row, scene: Scene, { who, than }: Compared): Promise<Insight | null> {
  const { now, before } = row;
  const stage = scene.program.pathway.stages[row.stage];
  const verdict = judgePace(row);
  if (!stage || verdict === null || now === null || before === null) return null;
  const common = {
    key: `pace:${stage.id}`,
    kind: "pace",
    sentence: `In ${stage.name} ${who} ${inDays(now)} now, ${than} ${inDays(before)}`,
    lines: NO_LINES,
  };
  if (verdict === "ahead") {
    return {
      ...common,
      tip: "pace-ahead",
      number: Math.min(row.lately, CAP),
      detail: `The median of ${people(row.lately)} who moved on.`,
      who: { label: "See who is there", to: `participants?milestone=${stage.id}` },
      why: "Something works better than before. If you know what it was, you can do it again.",
      action: { label: "See who moved on", to: "dashboard#flow" },
      about: async () => [`ahead:${stage.id}`],
    };
  }
  const filter = Filter.parse({ milestone: stage.id, days: String(Math.max(1, Math.ceil(before))) });
  const number = await countWhoFit(scene.db, scene.program, filter, scene.asOf);
  // Nobody is there now who could be helped.
  if (number === 0) return null;
  const query = `milestone=${filter.milestone}&days=${filter.days}`;
  return {
    ...common,
    tip: "pace",
    number,
    detail: `The median of ${people(row.lately)} who moved on. ${people(number)} ${number === 1 ? "has" : "have"} been there for ${filter.days} days or more.`,
    who: { label: "See who", to: `participants?${query}` },
    why: "When many take longer than those before them, it is seldom the people. Mostly one step is harder to take than it was.",
    action: { label: "Reach out", to: `outreach/new?${query}` },
    about: () => idsOf(scene, filter),
  };
}

/** Behind or ahead of the usual pace; null when neither, or when too few people moved on to say. Pure. */
export function judgePace({ lately, usual, now, before }: Omit<Row, "stage">): "behind" | "ahead" | null {
  if (now === null || before === null || lately < LATELY_LEAST || usual < USUAL_LEAST) return null;
  if (Math.abs(now - before) < DIFFERS_DAYS) return null;
  if (now >= TIMES * before) return "behind";
  return before >= TIMES * now ? "ahead" : null;
}

async function idsOf({ db, program, asOf }: Scene, filter: Filter): Promise<string[]> {
  const rows = await peopleWhoFit(db, program, filter, asOf)
    .select("p.participant_id")
    .orderBy("p.participant_id")
    .limit(CAP)
    .execute();
  return rows.map((row) => row.participant_id);
}

function inDays(days: number): string {
  const shown = days < 10 ? Math.round(days * 10) / 10 : Math.round(days);
  return shown === 1 ? "1 day" : `${shown} days`;
}
