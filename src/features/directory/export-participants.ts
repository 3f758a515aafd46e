import type { CohortId } from "../../access/cohort-id.ts";
import type { Program } from "../../access/viewer.ts";
import { cohortsOf } from "../../insights/cohorts.ts";
import { daysInStage } from "../../insights/days-in-stage.ts";
import type { Filter } from "../../insights/filter.ts";
import type { Db } from "../../store/store.ts";
import { BYTE_ORDER_MARK, csvLines } from "../../web/csv.ts";
import { type Found, findParticipants } from "./find-participants.ts";
import { type MoreAbout, moreAbout } from "./more-about-people.ts";

const AT_ONCE = 1_000;
const HEADER = ["Name", "Email", "Role", "Status", "Loop", "Role in the loop", "Milestone", "Since", "Days", "Stuck"];
const LAST = ["Paused", "Completed", "Whose turn", "Last active"];
const MORE = ["Cohort", "Tags", "Latest rating", "In loops with", "Headline", "Time zone", "Joined"];
const TURNS = { me: "theirs", partner: "their partner's", either: "either's", nobody: "nobody's" };

/**
 * Everybody the filters leave, as CSV in UTF-8 with a mark that Excel needs to see it: a line for each standing, so
 * somebody in two loops has two. Formulas are defused. Read and written in pieces: memory does not grow with the program.
 * Dates and times are in UTC.
 */
export async function* exportParticipants(
  db: Db,
  program: Program,
  filter: Filter,
  asOf: Date,
): AsyncGenerator<string> {
  let piece = `${BYTE_ORDER_MARK}${line([...HEADER, ...LAST, ...MORE])}`;
  let after = "";
  const cohorts = new Map((await cohortsOf(db, program.programId)).map((one) => [one.cohortId, one.name]));
  for (;;) {
    const { people, next } = await findParticipants(db, program, filter, asOf, after, AT_ONCE);
    const ids = people.map((person) => person.participant_id);
    const more = await moreAbout(db, program.programId, ids, ["tags", "rating", "partners"]);
    yield piece + people.flatMap((person) => linesOf(program, person, asOf, last(person, more, cohorts))).join("");
    if (next === null) return;
    after = next;
    piece = "";
  }
}

function last(person: Found, about: MoreAbout, cohorts: ReadonlyMap<CohortId, string>): string[] {
  const more = about.get(person.participant_id);
  return [
    (person.cohort_id && cohorts.get(person.cohort_id)) ?? "",
    more?.tags?.join("; ") ?? "",
    String(more?.rating ?? ""),
    more?.partners?.join("; ") ?? "",
    person.headline ?? "",
    person.timezone ?? "",
    person.joined_at.toISOString(),
  ];
}

function linesOf(program: Program, person: Found, asOf: Date, more: string[]): string[] {
  const who = [person.name, person.email ?? "", person.role, person.status];
  const active = person.last_active_at?.toISOString() ?? "";
  if (person.standings.length === 0) return [line([...who, "", "", "", "", "", "", "", "", "", active, ...more])];
  return person.standings.map((one) =>
    line([
      ...who,
      one.loop_id,
      one.loop_id === "" ? "" : one.role,
      program.pathway.stages[one.stage]?.name ?? "",
      one.entered_at.toISOString(),
      String(daysInStage(one, program.pathway, asOf) ?? ""),
      yes(one.stuck_from !== null && one.stuck_from < asOf),
      yes(one.paused),
      one.completed_at?.toISOString() ?? "",
      one.turn ? TURNS[one.turn] : "",
      active,
      ...more,
    ]),
  );
}

const yes = (is: boolean) => (is ? "yes" : "");
const line = (cells: string[]) => csvLines([cells]);
