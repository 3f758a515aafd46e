import { sql } from "kysely";
import { firstName } from "../../access/names.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { HomePanel, LoopNews, NewsReader } from "../../web/home-panel.ts";
import "./availability/availability.tables.ts";
import "./meetings.tables.ts";
import "./proposals/proposals.tables.ts";

/** The next meeting of each loop, for its card on the home page. */
export function nextMeetings(log: Log): NewsReader {
  return async (viewer, loops) => {
    const news = new Map<LoopId, LoopNews>();
    if (loops.length === 0) return news;
    const ids = loops.map((loop) => loop.loopId);
    const rows = await log.store.db
      .selectFrom("meeting")
      .where("program_id", "=", viewer.program.programId)
      .where("loop_id", "in", ids)
      .where("status", "=", "arranged")
      .where("ends_at", ">", log.now())
      .distinctOn("loop_id")
      .orderBy("loop_id")
      .orderBy("starts_at")
      .select(["loop_id", "meeting_id", "starts_at", "ends_at"])
      .execute();
    for (const row of rows) {
      const href = `/programs/${viewer.program.programId}/loops/${row.loop_id}/meetings/${row.meeting_id}`;
      news.set(row.loop_id, { meeting: { startsAt: row.starts_at, endsAt: row.ends_at, href } });
    }
    return news;
  };
}

/** Times that somebody proposed and that the viewer can pick from. */
export function proposedTimes(log: Log): NewsReader {
  return async (viewer, loops) => {
    const news = new Map<LoopId, LoopNews>();
    if (loops.length === 0) return news;
    const rows = await log.store.db
      .selectFrom("meeting_proposal as m")
      .innerJoin("participant as p", (join) =>
        join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.proposed_by"),
      )
      .where("m.program_id", "=", viewer.program.programId)
      .where(
        "m.loop_id",
        "in",
        loops.map((loop) => loop.loopId),
      )
      .where("m.status", "=", "open")
      .where("m.proposed_by", "<>", viewer.participant.participantId)
      .select(["m.loop_id", "m.times", "p.name"])
      .execute();
    for (const { loop_id, times, name } of rows) {
      const open = times.filter((time) => new Date(time) > log.now()).length;
      if (open === 0) continue;
      const words = `${firstName(name)} proposes ${open === 1 ? "a time" : `${open} times`} to meet.`;
      const href = `/programs/${viewer.program.programId}/loops/${loop_id}#meetings`;
      news.set(loop_id, { ask: { words, action: open === 1 ? "Answer" : "Pick one", href } });
    }
    return news;
  };
}

/** Where people say when they can meet, and have their meetings in their calendar. */
export function planningPanel(log: Log): HomePanel {
  return {
    id: "planning",
    title: "Finding time",
    place: "side",
    async render(viewer, loops) {
      if (loops.length === 0) return null;
      const base = `/programs/${viewer.program.programId}`;
      const { said } = await log.store.db
        .selectFrom("availability")
        .where("program_id", "=", viewer.program.programId)
        .where("participant_id", "=", viewer.participant.participantId)
        .select(sql<boolean>`count(*) > 0`.as("said"))
        .executeTakeFirstOrThrow();
      return (
        <ul>
          <li>
            <a class="inline-flex min-h-11 items-center" href={`${base}/availability`}>
              {said ? "When you can meet" : "Say when you can meet"}
            </a>
            {said ? null : <span class="quiet block text-sm">Then we suggest times that suit you both.</span>}
          </li>
          <li>
            <a class="inline-flex min-h-11 items-center" href={`${base}/calendar`}>
              Your meetings in your calendar
            </a>
          </li>
        </ul>
      );
    },
  };
}
