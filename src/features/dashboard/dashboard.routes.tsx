import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { cohortsOf } from "../../insights/cohorts.ts";
import { Slice } from "../../insights/slice.ts";
import { tagsOf } from "../../insights/tags.ts";
import { digestOf } from "../../outreach/digest/digest-of.ts";
import type { Tips } from "../../outreach/samples.ts";
import { dayOf, momentOf } from "../../time/zoned-time.ts";
import { goOn } from "../../web/flash.ts";
import { type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { DashboardPage } from "./dashboard-page.tsx";
import { LookBackPage } from "./look-back-page.tsx";
import { readDashboard, readPast } from "./read-dashboard.ts";
import { setTarget } from "./set-target.ts";
import type { View } from "./view.ts";

const DAY = 86_400_000;
const MOST = 10_000_000;
const WRONG = "A number of people, from 1 to ten million.";
/** Empty: no target. Written as people write numbers: "1,200", "1 200". */
const Target = z.object({
  people: z
    .string()
    .default("")
    .transform((typed) => typed.replace(/[\s,.’']/g, ""))
    .refine((typed) => typed === "" || (/^\d{1,8}$/.test(typed) && Number(typed) > 0 && Number(typed) <= MOST), WRONG)
    .transform((typed) => (typed === "" ? null : Number(typed))),
});

/** The coordinator's first page: who is where, and who needs them; today, or as it was on a day that is over. */
export function dashboardRoutes(log: Log, tips: Tips): Route[] {
  const { db } = log.store;

  async function show(c: Context, { program, account, withoutMessages }: CoordinatorViewer, form?: FormProblems) {
    const now = log.now();
    const today = dayOf(now, program.timezone);
    const asked = c.req.query("as-of") ?? "";
    const end = asked < today ? endOf(asked, program.timezone) : null;
    const days = c.req.query("days") === "90" ? 90 : 30;
    const view: View = { program, slice: Slice.parse(c.req.query()), asOf: end ? asked : "", days };
    const [cohorts, tags] = await Promise.all([cohortsOf(db, program.programId), tagsOf(db, program.programId)]);
    const choices = { cohorts, tags };
    if (end) {
      const past = await readPast(db, view, end);
      const title = `Dashboard, ${asked}`;
      return c.render(<LookBackPage {...{ view, past, choices, today }} />, { title, wide: true });
    }
    const [dashboard, monday] = await Promise.all([
      readDashboard(db, view, now),
      digestOf(db, { programId: program.programId, userId: account.userId }),
    ]);
    const writes = !withoutMessages;
    const page = <DashboardPage {...{ view, dashboard, choices, tips, monday, writes, today, form }} />;
    return c.render(page, { title: "Dashboard", wide: true });
  }

  return [
    route("get", "/programs/:program/dashboard", "coordinator", (c, viewer) => show(c, viewer)),
    route("post", "/programs/:program/dashboard/target", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Target);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form);
      }
      await setTarget(log, viewer, form.data.people);
      const words = form.data.people === null ? "The program has no target now." : "The target is set.";
      return goOn(c, `/programs/${viewer.program.programId}/dashboard#participants`, words);
    }),
  ];
}

/** The last millisecond of a day in the program's zone; null when it is no day. */
function endOf(day: string, zone: string): Date | null {
  const noon = momentOf(`${day}T12:00`, zone);
  if (!noon) return null;
  const next = momentOf(`${dayOf(new Date(noon.getTime() + DAY), zone)}T00:00`, zone);
  return next && new Date(next.getTime() - 1);
}
