import { sql } from "kysely";
import type { ParticipantViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import type { Db } from "../../../store/store.ts";
import type { HomePanel } from "../../../web/home-panel.ts";
import { loopTitle } from "../../../web/loop-title.ts";

/** As many as are named; all of them can be found. */
const MOST = 5;

/** On the home page: the way back to loops that have ended, with their last words and all that was said. */
export function endedLoopsPanel(log: Log): HomePanel {
  return {
    id: "ended",
    title: "Where you have been",
    place: "side",
    async render(viewer) {
      const ended = await readEnded(log.store.db, viewer);
      if (ended.length === 0) return null;
      return (
        <ul>
          {ended.map((loop) => (
            <li>
              <a
                class="inline-flex min-h-11 items-center"
                href={`/programs/${viewer.program.programId}/loops/${loop.loopId}`}
              >
                {loop.title}
              </a>
            </li>
          ))}
        </ul>
      );
    },
  };
}

/** The last of them, each with its others, all in one question. */
async function readEnded(db: Db, { program, participant }: ParticipantViewer) {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.participant_id", "=", participant.participantId)
    .where("m.removed_at", "is", null)
    .where("l.status", "=", "closed")
    .orderBy("l.opened_at", "desc")
    .orderBy("l.loop_id")
    .limit(MOST)
    .select(["l.loop_id", "l.name"])
    .select((eb) =>
      eb
        .selectFrom("loop_member as o")
        .innerJoin("participant as p", (join) =>
          join.onRef("p.program_id", "=", "o.program_id").onRef("p.participant_id", "=", "o.participant_id"),
        )
        .whereRef("o.program_id", "=", "m.program_id")
        .whereRef("o.loop_id", "=", "m.loop_id")
        .whereRef("o.participant_id", "<>", "m.participant_id")
        .where("o.removed_at", "is", null)
        .where("p.status", "<>", "removed")
        .select(sql<string[] | null>`array_agg(p.name order by o.role desc, p.name, p.participant_id)`.as("names"))
        .as("partners"),
    )
    .execute();
  return rows.map(({ loop_id, name, partners }) => ({ loopId: loop_id, title: loopTitle(partners ?? [], name) }));
}
