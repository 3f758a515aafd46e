import { sql } from "kysely";
import type { Program } from "../access/viewer.ts";
import "../progress/progress.tables.ts";
import { capital } from "../access/names.ts";
import { NO_LINES } from "./about-people.ts";
import { CAP, type Insight, people, type Question, type Scene, sliceOf } from "./insight.ts";
import { inSlice, isWhole } from "./slice.ts";
import { type Stuck, stuckByStage, stuckInSlice } from "./stuck.ts";

/** Who is stuck, for each milestone; counted from counters, however many there are. */
export const askStuck: Question = {
  async ask(scene) {
    const slice = sliceOf(scene);
    const stuck = isWhole(slice)
      ? await stuckByStage(scene.db, scene.program, scene.asOf)
      : await stuckInSlice(scene.db, scene.program, scene.asOf, slice);
    return stuck.map((one) => insightOf(one, scene));
  },
};

function insightOf(one: Stuck, scene: Scene): Insight {
  const query = `milestone=${one.stage}&stuck=1`;
  return {
    key: `stuck:${one.stage}`,
    kind: "stuck",
    tip: one.stage,
    number: Math.min(one.people, CAP),
    sentence: `${people(one.people)} for more than ${one.days} days in ${one.name}`,
    detail: whoseTurnWords(one),
    who: { label: "See who", to: `participants?${query}` },
    why: WHY,
    // In the first milestone nobody has a partner yet: it is the coordinator who can do something.
    action:
      scene.program.pathway.stages[0]?.id === one.stage && one.turns.nobody === one.people
        ? { label: "Match people", to: "loops/new" }
        : { label: "Reach out", to: `outreach/new?${query}` },
    lines: NO_LINES,
    stuck: one,
    about: () => stuckPeople(scene, one.stage),
  };
}

const WHY =
  "Everybody has their own pace, and nothing runs out. But who stays in one milestone for long has mostly met something that a word from you can move.";

/** Whose turn it is for how many of them: "3 have the next step; 1 waits for their partner." Null when it is not known. */
function whoseTurnWords({ turns }: Pick<Stuck, "turns">): string | null {
  const said = [
    turns.me ? `${turns.me} ${turns.me === 1 ? "has" : "have"} the next step` : "",
    turns.either ? `for ${turns.either} either of the two can go on` : "",
    turns.partner ? `${turns.partner} ${turns.partner === 1 ? "waits" : "wait"} for their partner` : "",
    turns.nobody ? `${turns.nobody} ${turns.nobody === 1 ? "waits" : "wait"} for a date or a match` : "",
  ].filter(Boolean);
  return said.length === 0 ? null : `${capital(said.join("; "))}.`;
}

async function stuckPeople(scene: Scene, stage: string): Promise<string[]> {
  const { db, program, asOf } = scene;
  const { rows } = await sql<{ id: string }>`
    select distinct participant_id as id from standing
    where program_id = ${program.programId} and stage = ${indexOf(program, stage)} and stuck_from < ${asOf}
      and ${inSlice(program.programId, sliceOf(scene), "standing.participant_id")}
    order by participant_id limit ${CAP}`.execute(db);
  return rows.map((row) => row.id);
}

const indexOf = ({ pathway }: Program, id: string) => pathway.stages.findIndex((stage) => stage.id === id);
