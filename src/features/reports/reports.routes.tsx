import type { Context } from "hono";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { streamCsv } from "../../web/csv.ts";
import { type Route, route } from "../../web/route.ts";
import { exportInterventions } from "./exports/export-interventions.ts";
import { exportMeetings } from "./exports/export-meetings.ts";
import { exportStandings } from "./exports/export-standings.ts";
import { exportTransitions } from "./exports/export-transitions.ts";
import { reportPdf } from "./pdf/report-pdf.ts";
import { ReportPage } from "./report-page.tsx";
import { readScene, readScope } from "./report-scene.ts";

const PATH = "/programs/:program/reports";

/** What a program can show: its report, and the rows behind it. */
export function reportRoutes(log: Log): Route[] {
  const { db } = log.store;
  const scopeOf = (c: Context, { program }: CoordinatorViewer) => readScope(db, program, c.req.query(), log.now());
  const asked = (c: Context) => ({ query: c.req.query(), compare: c.req.queries("compare") ?? [] });
  return [
    route("get", PATH, "coordinator", async (c, { program }) => {
      const scene = await readScene(db, program, asked(c), log.now());
      return c.render(<ReportPage scene={scene} />, { title: "Report", wide: true });
    }),
    route("get", `${PATH}/report.pdf`, "coordinator", async (c, { program }) => {
      const now = log.now();
      const file = await reportPdf(await readScene(db, program, asked(c), now), { now });
      return c.body(new Uint8Array(file), 200, {
        "content-type": "application/pdf",
        "content-disposition": 'attachment; filename="report.pdf"',
        "cache-control": "private, no-store",
      });
    }),
    route("get", `${PATH}/standings.csv`, "coordinator", async (c, viewer) =>
      streamCsv(c, "standings.csv", exportStandings(await scopeOf(c, viewer), log.now())),
    ),
    route("get", `${PATH}/transitions.csv`, "coordinator", async (c, viewer) =>
      streamCsv(c, "transitions.csv", exportTransitions(await scopeOf(c, viewer))),
    ),
    route("get", `${PATH}/meetings.csv`, "coordinator", async (c, viewer) =>
      streamCsv(c, "meetings.csv", exportMeetings(await scopeOf(c, viewer))),
    ),
    route("get", `${PATH}/interventions.csv`, "coordinator", async (c, viewer) =>
      streamCsv(c, "interventions.csv", exportInterventions(await scopeOf(c, viewer))),
    ),
  ];
}
