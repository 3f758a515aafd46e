import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { COORDINATOR_CLOSING_REASONS } from "../../progress/loop-reasons.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { mentorWithoutPlace } from "./capacity.ts";
import { closeLoop, moveReturn, pauseLoop, reopenLoopIn, resumeLoop } from "./change-loop.ts";
import { coordinatorGroupRoutes } from "./groups/coordinator-groups.routes.tsx";
import { openRequests } from "./groups/requests.ts";
import { pauseReason } from "./life/member-life.routes.tsx";
import { returnDay } from "./life/return-day.ts";
import { LoopGone } from "./loop-gone.tsx";
import { matchable } from "./matchable.ts";
import { OverviewPage, type OverviewProps } from "./overview-page.tsx";
import { overviewTitle, readOverview } from "./read-overview.ts";

type Code = keyof typeof COORDINATOR_CLOSING_REASONS;
const Closure = z.object({
  reason: z
    .enum(Object.keys(COORDINATOR_CLOSING_REASONS) as [Code], "Choose one of these, or none.")
    .or(z.literal(""))
    .default(""),
  message: z.string().trim().max(2_000, "At most 2,000 characters.").default(""),
});
const Reopening = z.object({ anyway: z.string().optional() });

/** What a coordinator does about one loop: pause, go on, close, open again. Asked on its page, never in one tap. */
export function coordinatorLifeRoutes(log: Log): Route[] {
  const { db } = log.store;
  const loopOf = (c: Context) => (c.req.param("loop") ?? "") as LoopId;
  const pageOf = (c: Context, viewer: CoordinatorViewer) =>
    `/programs/${viewer.program.programId}/loops/${loopOf(c)}/overview`;
  const change = (c: Context, viewer: CoordinatorViewer) => ({
    programId: viewer.program.programId,
    loopId: loopOf(c),
    by: viewer.account.userId,
  });
  async function show(c: Context, viewer: CoordinatorViewer, form: FormProblems, open: OverviewProps["open"] = null) {
    const loop = await readOverview(db, viewer.program.programId, loopOf(c));
    if (!loop) {
      c.status(404);
      return c.render(<LoopGone program={viewer.program} />, { title: "There is nothing here" });
    }
    const { programId } = viewer.program;
    const group = loop.kind !== "pair" && loop.status !== "closed";
    const [people, requests] = group
      ? await Promise.all([matchable(db, programId), openRequests(db, { programId, loopId: loopOf(c) })])
      : [[], []];
    const page = { program: viewer.program, writes: !viewer.withoutMessages, loop, form, open, people, requests };
    return c.render(<OverviewPage {...page} now={log.now()} />, { title: overviewTitle(loop) });
  }
  const NOTHING = "Somebody else was faster: there was nothing to change.";
  return [
    ...coordinatorGroupRoutes(log, show),
    route("get", "/programs/:program/loops/:loop/overview", "coordinator", (c, viewer) => show(c, viewer, emptyForm())),
    route("post", "/programs/:program/loops/:loop/pause", "coordinator", async (c, viewer) => {
      const day = returnDay(log.now(), viewer.program.timezone);
      const Pause = z.object({
        until: z
          .literal("")
          .transform(() => undefined)
          .or(day)
          .optional(),
        reason: pauseReason,
      });
      const form = await readForm(c, Pause);
      if (!form.ok) {
        c.status(422);
        return show(
          c,
          viewer,
          { ...form, errors: { ...form.errors, ...(form.errors.until ? { until: dayWrong(form) } : {}) } },
          "pause",
        );
      }
      const { until, reason } = form.data;
      const paused = await pauseLoop(log, { ...change(c, viewer), until, reason: reason || undefined });
      const moved = !paused && until ? await moveReturn(log, { ...change(c, viewer), until }) : false;
      return goOn(c, pageOf(c, viewer), paused ? "Paused." : moved ? "The day of return is moved." : NOTHING);
    }),
    route("post", "/programs/:program/loops/:loop/resumption", "coordinator", async (c, viewer) => {
      const done = await resumeLoop(log, { ...change(c, viewer), reason: "early" });
      return goOn(c, pageOf(c, viewer), done ? "Going on." : NOTHING);
    }),
    route("post", "/programs/:program/loops/:loop/closure", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Closure);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form, "closure");
      }
      const { reason, message } = form.data;
      const done = await closeLoop(log, {
        ...change(c, viewer),
        reason: reason || undefined,
        message: message || undefined,
      });
      return goOn(c, pageOf(c, viewer), done ? "Closed. You can open it again here." : NOTHING);
    }),
    route("post", "/programs/:program/loops/:loop/reopening", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Reopening);
      const { programId, loopId, by } = change(c, viewer);
      const done = await log.store.transaction(async (tx) => {
        const full = await mentorWithoutPlace(tx, programId, { loopId });
        if (full && !(form.ok && form.data.anyway)) return full;
        return reopenLoopIn(log, tx, { programId, loopId, by });
      });
      if (typeof done === "boolean") return goOn(c, pageOf(c, viewer), done ? "Open again." : NOTHING);
      c.status(422);
      const errors = { form: `${done.name} takes ${done.capacity} at once and has ${done.mentees}.` };
      return show(c, viewer, { errors, values: {} }, "reopening");
    }),
  ];
}

/** Of a day that may be left out, the words about the day itself. */
const dayWrong = ({ values }: FormProblems) =>
  /^\d{4}-\d{2}-\d{2}$/.test(values.until ?? "")
    ? "Choose a day from tomorrow on, within a year."
    : "That is no day. Choose one, or leave it empty.";
