import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { lookForDue } from "../../outreach/nudges/find-due.ts";
import { keepNudge, nudgesOf, removeNudge, switchNudge } from "../../outreach/nudges/keep-nudge.ts";
import { logOfNudge, sentByNudge } from "../../outreach/nudges/run-nudges.ts";
import { samplesOf } from "../../outreach/sample-versions/samples-of.ts";
import { type Sample, suited } from "../../outreach/samples.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { Words } from "./letter.ts";
import { NudgeLogPage } from "./nudge-log-page.tsx";
import { COUNTED, NudgeFormPage, NudgesPage } from "./nudge-pages.tsx";

const STEPS = "One to three numbers of days that rise, such as 7, 14, 21.";
const days = z
  .string()
  .transform((text) =>
    text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number),
  )
  .pipe(
    z
      .array(z.number(STEPS).int(STEPS).min(1, "At least 1 day.").max(365, "At most 365 days."), STEPS)
      .min(1, STEPS)
      .max(3, STEPS),
  )
  .refine((all) => all.every((one, index) => index === 0 || one > (all[index - 1] as number)), STEPS);
const Typed = z.object({ stage: z.string().max(80), days, ...Words });
const Switch = z.object({ on: z.enum(["0", "1"]).default("0") });

/** Messages that go by themselves: written, tried, switched on and off. */
export function nudgeRoutes(log: Log, { samples: builtIn, begin }: { samples: Sample[]; begin: () => void }): Route[] {
  const path = "/programs/:program/outreach/nudges";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/outreach/nudges`;
  const edit = (c: Context, viewer: CoordinatorViewer, form: FormProblems, id?: string) =>
    c.render(
      <NudgeFormPage
        program={viewer.program}
        action={`${base(viewer)}/${id ?? "new"}`}
        title={id ? "Change the nudge" : "Write a nudge"}
        form={form}
      />,
      { title: "Nudge" },
    );
  const keep = async (c: Context, viewer: CoordinatorViewer, id?: string) => {
    const form = await readForm(c, Typed);
    const again = (problems: FormProblems) => {
      c.status(422);
      return edit(c, viewer, problems, id);
    };
    if (!form.ok) return again(form);
    const answer = await keepNudge(log, viewer, form.data, id);
    if ("nudge" in answer) {
      return goOn(c, base(viewer), id ? "Changed." : "Kept, and off. Look whom it would reach, then switch it on.");
    }
    if (answer.refused === "no_such_nudge") return c.notFound();
    const { stage, subject, body } = form.data;
    return again({
      errors: { stage: "Choose one of the milestones." },
      values: { stage, subject, body, days: form.data.days.join(", ") },
    });
  };
  return [
    route("get", path, "coordinator", async (c, viewer) => {
      const { db } = log.store;
      const [kept, sent] = [await nudgesOf(db, viewer), await sentByNudge(db, viewer.program.programId)];
      const nudges = await Promise.all(
        kept.map(async (nudge) => {
          const did = sent.find((one) => one.nudge_id === nudge.nudge_id);
          const found = await lookForDue(db, viewer.program, nudge, log.now(), { limit: COUNTED, pages: 4 });
          return { ...nudge, ...found, messages: did?.messages ?? 0, last: did?.last ?? null };
        }),
      );
      return c.render(<NudgesPage program={viewer.program} nudges={nudges} now={log.now()} />, {
        title: "Nudges",
        wide: true,
      });
    }),
    route("get", `${path}/new`, "messenger", async (c, viewer) => {
      const stage = viewer.program.pathway.stages.find((one) => one.id === c.req.query("stage"));
      const chosen = stage?.id ?? "matching";
      const known = await samplesOf(log.store.db, viewer.program.programId, builtIn);
      const [sample] = suited(known.samples, { stage: chosen, role: "any" });
      return edit(
        c,
        viewer,
        emptyForm({ stage: chosen, days: "7, 14, 21", subject: sample?.subject ?? "", body: sample?.body ?? "" }),
      );
    }),
    route("post", `${path}/new`, "messenger", (c, viewer) => keep(c, viewer)),
    route("get", `${path}/:nudge`, "messenger", async (c, viewer) => {
      const nudge = (await nudgesOf(log.store.db, viewer)).find((one) => one.nudge_id === c.req.param("nudge"));
      if (!nudge) return c.notFound();
      const { stage, subject, body } = nudge;
      return edit(c, viewer, emptyForm({ stage, subject, body, days: nudge.days.join(", ") }), nudge.nudge_id);
    }),
    route("post", `${path}/:nudge`, "messenger", (c, viewer) => keep(c, viewer, c.req.param("nudge"))),
    route("get", `${path}/:nudge/log`, "coordinator", async (c, viewer) => {
      const { program } = viewer;
      const nudge = (await nudgesOf(log.store.db, viewer)).find((one) => one.nudge_id === c.req.param("nudge"));
      if (!nudge) return c.notFound();
      const lines = await logOfNudge(log.store.db, program.programId, nudge.nudge_id);
      return c.render(<NudgeLogPage {...{ program, nudge, lines, now: log.now() }} />, { title: "What it sent" });
    }),
    route("post", `${path}/:nudge/running`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Switch);
      const on = form.ok && form.data.on === "1";
      const done = await switchNudge(log, viewer, c.req.param("nudge") ?? "", on);
      if (!done) return c.notFound();
      if (on) begin();
      return goOn(c, base(viewer), on ? "It is on." : "It is off. What it has sent stays sent.");
    }),
    route("post", `${path}/:nudge/removal`, "messenger", async (c, viewer) => {
      await removeNudge(log, viewer, c.req.param("nudge") ?? "");
      return goOn(c, base(viewer), "Forgotten. Its messages stay in the list of outreach.");
    }),
  ];
}
