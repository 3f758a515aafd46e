import { type RawBuilder, sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import type { Filter } from "./filter.ts";
import { DAY } from "./insight.ts";
import "../progress/progress.tables.ts";

type Fits = RawBuilder<boolean>;

/** What the filters on standings ask of a participant `p`. Milestone, stuck, turn and days mean the same standing. */
export function fitsStandings(program: Program, filter: Filter, asOf: Date): Fits[] {
  const fits = standingsAsked(program, filter, asOf).map(stands);
  const loops = sql`(select count(*) from standing s where s.program_id = p.program_id
    and s.participant_id = p.participant_id and s.loop_id <> '' and not s.closed)`;
  if (filter.loops === "one") fits.push(sql<boolean>`${loops} = 1`);
  if (filter.loops === "many") fits.push(sql<boolean>`${loops} > 1`);
  return fits;
}

/** What the filters ask of standings (`s`): each condition has to hold of one of theirs. Whoever has one is in the program. */
export function standingsAsked(program: Program, filter: Filter, asOf: Date): Fits[] {
  const asked: Fits[] = [];
  const one: Fits[] = [];
  if (filter.milestone) {
    const stage = program.pathway.stages.findIndex(({ id }) => id === filter.milestone);
    one.push(sql<boolean>`s.stage = ${stage}`);
  }
  if (filter.stuck) one.push(sql<boolean>`s.stuck_from < ${asOf}`);
  if (filter.turn) one.push(TURNS[filter.turn]);
  if (filter.days) one.push(longEnough(program, Number(filter.days), asOf));
  if (one.length > 0) asked.push(sql<boolean>`${sql.join(one, sql` and `)}`);
  if (filter.status === "paused") asked.push(sql<boolean>`s.paused`);
  if (filter.loops === "any") asked.push(sql<boolean>`s.loop_id <> ''`);
  // Whoever is in the program and in no loop has a standing without one. That is quicker to see than that none of their
  // standings has a loop. Whoever was removed has no standing at all, and so is in no loop.
  if (filter.loops === "none" && filter.status !== "removed") asked.push(sql<boolean>`s.loop_id = ''`);
  return asked;
}

const stands = (asked: Fits) => sql<boolean>`exists (select from standing s where s.program_id = p.program_id
  and s.participant_id = p.participant_id and not s.closed and ${asked})`;

const turn = (of: string) => sql<boolean>`s.turn = ${of}`;
/** Written so that the planner can estimate how many there are. */
const ofRole = (role: string, other: string) => sql<boolean>`s.loop_id <> ''
  and ((s.role = ${role} and s.turn = 'me') or (s.role = ${other} and s.turn = 'partner'))`;
const TURNS: Record<Exclude<Filter["turn"], "">, Fits> = {
  me: turn("me"),
  partner: turn("partner"),
  either: turn("either"),
  nobody: turn("nobody"),
  mentor: ofRole("mentor", "mentee"),
  mentee: ofRole("mentee", "mentor"),
  // Whoever is in no loop can only wait to be matched.
  coordinator: sql<boolean>`s.loop_id = ''`,
};

/**
 * What `stuck_from` has to be at each stage for somebody to have been there for so many days. The days themselves are kept
 * nowhere (see `daysInStage`); pauses and absences move that moment.
 */
function longEnough({ pathway }: Program, days: number, asOf: Date): Fits {
  const each = pathway.stages.map((stage, index) => {
    const allowed = stage.stuckAfterDays ?? pathway.stuckAfterDays;
    return sql<boolean>`(s.stage = ${index} and s.stuck_from <= ${new Date(asOf.getTime() + (allowed - days) * DAY)})`;
  });
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}
