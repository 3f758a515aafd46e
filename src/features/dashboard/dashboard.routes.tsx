import type { Log } from "../../activity/log.ts";
import { countPeople } from "../../insights/people.ts";
import { stageCounts } from "../../insights/stage-counts.ts";
import { stuckByStage } from "../../insights/stuck.ts";
import type { Tips } from "../../outreach/samples.ts";
import { type Route, route } from "../../web/route.ts";
import { DashboardPage } from "./dashboard-page.tsx";

/** The coordinator's first page: who is where, and who needs them. */
export function dashboardRoutes(log: Log, tips: Tips): Route[] {
  const { db } = log.store;
  return [
    route("get", "/programs/:program/dashboard", "coordinator", async (c, viewer) => {
      const { program } = viewer;
      const now = log.now();
      const [stages, stuck, people] = await Promise.all([
        stageCounts(db, program),
        stuckByStage(db, program, now),
        countPeople(db, program.programId),
      ]);
      return c.render(<DashboardPage program={program} stages={stages} stuck={stuck} people={people} tips={tips} />, {
        title: "Dashboard",
        wide: true,
      });
    }),
  ];
}
