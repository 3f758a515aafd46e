import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { draftsOf } from "../../outreach/drafts.ts";
import { cancelOutreach } from "../../outreach/lay-outreach.ts";
import { nudgesOf } from "../../outreach/nudges/keep-nudge.ts";
import { nudgesBehind } from "../../outreach/nudges/which-nudge.ts";
import { listOutreach, peopleOf, readOutreach } from "../../outreach/read-outreach.ts";
import { OUTCOMES, type Outcome } from "../../outreach/what-came-of-it.ts";
import { goOn } from "../../web/flash.ts";
import { type Route, route } from "../../web/route.ts";
import { SentListPage } from "./sent-list-page.tsx";
import { SentPage } from "./sent-page.tsx";

/** What was sent, or is to be, and what came of it. */
export function sentRoutes(log: Log): Route[] {
  const path = "/programs/:program/outreach";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/outreach`;
  return [
    route("get", path, "coordinator", async (c, viewer) => {
      const { db } = log.store;
      const { program } = viewer;
      const [before = "", by = ""] = [c.req.query("before"), c.req.query("by")];
      const page = await listOutreach(db, program.programId, before, by);
      const messages = page.sent.map((one) => one.outreach_id);
      const nudges = await nudgesBehind(db, program.programId, messages);
      const nudging = (await nudgesOf(db, viewer)).length > 0;
      const drafts = before || by ? [] : await draftsOf(db, viewer);
      return c.render(<SentListPage {...{ program, ...page, nudges, by, nudging, drafts }} now={log.now()} />, {
        title: "Outreach",
        wide: true,
      });
    }),
    route("post", `${path}/:outreach/cancellation`, "messenger", async (c, viewer) => {
      const id = c.req.param("outreach") ?? "";
      const cancelled = await log.store.transaction((tx) => cancelOutreach(tx, viewer, id, log.now()));
      return cancelled
        ? goOn(c, base(viewer), "It will not be sent.")
        : goOn(c, `${base(viewer)}/${id}`, "It has begun to go, so it can't be called off.");
    }),
    route("get", `${path}/:outreach`, "coordinator", async (c, viewer) => {
      const { db } = log.store;
      const { programId } = viewer.program;
      const id = c.req.param("outreach") ?? "";
      const outreach = await readOutreach(db, programId, id);
      if (!outreach) return c.notFound();
      const show = (Object.keys(OUTCOMES) as Outcome[]).find((one) => one === c.req.query("show")) ?? null;
      const page = await peopleOf(db, programId, id, show, c.req.query("after"));
      const nudge = (await nudgesBehind(db, programId, [id])).get(id);
      return c.render(<SentPage program={viewer.program} {...{ outreach, nudge, show, ...page }} now={log.now()} />, {
        title: "Outreach",
        wide: true,
      });
    }),
  ];
}
