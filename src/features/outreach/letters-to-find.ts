import type { Log } from "../../activity/log.ts";
import { stuckByStage } from "../../insights/stuck.ts";
import { type Findable, fits } from "../../web/findable.ts";

/** For coordinators who may write: to those who are stuck in a milestone, where there are some. */
export function lettersToFind(log: Log): Findable {
  return async (viewer, asked) => {
    if (!viewer.isCoordinator || viewer.withoutMessages) return [];
    const stuck = await stuckByStage(log.store.db, viewer.program, log.now());
    // Before a word is typed: those who are the most.
    const most = Math.max(...stuck.map((one) => one.people));
    const offered = asked.words.length > 0 ? stuck : stuck.filter((one) => one.people === most).slice(0, 1);
    return offered.flatMap(({ stage, name, people }) => {
      const label = `Write to the people stuck in ${name}`;
      if (!fits(asked, `${label} message mail reach out`)) return [];
      return [
        {
          group: "actions",
          label,
          href: `/programs/${viewer.program.programId}/outreach/new?milestone=${encodeURIComponent(stage)}&stuck=1`,
          hint: people === 1 ? "1 person" : `${people} people`,
        },
      ];
    });
  };
}
