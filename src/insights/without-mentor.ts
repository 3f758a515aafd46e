import { sql } from "kysely";
import type { LoopId } from "../milestones/ids.ts";
import "../access/access.tables.ts";
import { NO_LINES } from "./about-people.ts";
import { type Question, sliceOf } from "./insight.ts";
import { withSomebodyOf } from "./silent.ts";
import { isWhole } from "./slice.ts";

const SHOWN = 20;

/** Groups that nobody mentors any more: one insight for each. */
export const withoutMentor: Question = {
  async ask(scene) {
    const { db, program } = scene;
    const slice = sliceOf(scene);
    const { rows } = await sql<{ id: LoopId; name: string }>`
      select l.loop_id as id, coalesce(l.name, 'A group') as name from loop l
      where l.program_id = ${program.programId} and l.kind <> 'pair' and l.status <> 'closed'
        and not exists (select 1 from loop_member m
          join participant p on p.program_id = m.program_id and p.participant_id = m.participant_id
          where m.program_id = l.program_id and m.loop_id = l.loop_id and m.role = 'mentor' and m.removed_at is null
            and p.status <> 'removed')
        and ${isWhole(slice) ? sql`true` : withSomebodyOf(program.programId, slice)}
      order by l.name limit ${SHOWN}`.execute(db);
    return rows.map(({ id, name }) => ({
      key: `without-mentor:${id}`,
      kind: "without-mentor",
      tip: "without-mentor",
      number: 1,
      sentence: `“${name}” has no mentor any more`,
      detail: null,
      who: { label: "Look at it", to: `loops/${id}/overview` },
      why: "A group without a mentor goes on for a week or two out of politeness.",
      action: { label: "Add one", to: `loops/${id}/overview` },
      lines: NO_LINES,
      about: async () => [id],
    }));
  },
};
