import type { Context } from "hono";
import { z } from "zod";
import type { Signer } from "../../access/signed-link.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { insightsOf } from "../../insights/asides.ts";
import { cohortsOf } from "../../insights/cohorts.ts";
import { fingerprint } from "../../insights/insight.ts";
import { Slice, sliceQuery } from "../../insights/slice.ts";
import type { Db } from "../../store/store.ts";
import { dayOf, momentOf } from "../../time/zoned-time.ts";
import { goOn } from "../../web/flash.ts";
import { checkForm, emptyForm, type FormProblems } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { AsidePage } from "./aside-page.tsx";
import { digestRoutes } from "./digest.routes.tsx";
import { putAside, takeBack } from "./put-aside.ts";

const DAY = 86_400_000;
const LONGEST_DAYS = 366;
const WORDS = {
  insight_changed: "Somebody came into it or left it meanwhile. Look at it once more, then put it aside.",
  too_many_people: "With more than 1,000 people somebody is always new. Choose a day instead.",
};

const Wanted = (now: Date, zone: string) =>
  z
    .object({
      seen: z.string().max(64).default(""),
      how: z.enum(["new", "day"], "Say for how long."),
      day: z.string().trim().max(20).default(""),
      reason: z
        .string("Say why, in a few words.")
        .trim()
        .min(1, "Say why, in a few words.")
        .max(300, "At most 300 characters."),
    })
    .transform(({ how, day, ...rest }, issues) => {
      const until = how === "day" ? dayAhead(day, now, zone) : null;
      if (typeof until !== "string") return { ...rest, until };
      issues.addIssue({ code: "custom", path: ["day"], message: until });
      return z.NEVER;
    });

/** The beginning of that day, or what is wrong with it. */
function dayAhead(day: string, now: Date, zone: string): Date | string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? momentOf(`${day}T00:00`, zone) : null;
  if (!at) return "Choose a day.";
  if (day <= dayOf(now, zone)) return "Choose a day that is still to come.";
  return at.getTime() > now.getTime() + LONGEST_DAYS * DAY ? "At most a year ahead." : at;
}

/** Putting an insight aside, with a reason, and taking it back; and the Monday mail that tells of them. */
export function insightRoutes(log: Log, signer: Signer): Route[] {
  const path = "/programs/:program/insights";
  const sliceOf = (c: Context) => Slice.parse(c.req.query());
  const desk = (c: Context, viewer: CoordinatorViewer) =>
    `/programs/${viewer.program.programId}/dashboard${sliceQuery(sliceOf(c))}`;
  const show = async (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    const { program } = viewer;
    const [now, slice] = [log.now(), sliceOf(c)];
    const insights = await insightsOf({ db: log.store.db, program, asOf: now, slice });
    const insight = insights.find((one) => one.key === c.req.param("insight"));
    if (!insight) return goOn(c, desk(c, viewer), "Nobody is in it any more.");
    if (Object.keys(form.errors).length > 0) c.status(422);
    const days = {
      first: dayOf(new Date(now.getTime() + DAY), program.timezone),
      last: dayOf(new Date(now.getTime() + LONGEST_DAYS * DAY), program.timezone),
    };
    const seen = fingerprint(await insight.about());
    const narrowed = { query: sliceQuery(slice), words: await sliceWords(log.store.db, viewer, slice) };
    return c.render(<AsidePage {...{ program, insight, narrowed, seen, form, days }} />, { title: "Put aside" });
  };
  return [
    route("get", `${path}/:insight/aside`, "coordinator", (c, viewer) => show(c, viewer, emptyForm())),
    route("post", `${path}/:insight/aside`, "coordinator", async (c, viewer) => {
      const typed = await c.req.parseBody({ all: true });
      const form = checkForm(typed, Wanted(log.now(), viewer.program.timezone));
      if (!form.ok) return show(c, viewer, form);
      const answer = await putAside(log, viewer, {
        key: c.req.param("insight") ?? "",
        slice: sliceOf(c),
        ...form.data,
      });
      if (!("refused" in answer)) {
        return goOn(c, `${desk(c, viewer)}#put-aside`, "It is put aside, and waits below the list under “Put aside”.");
      }
      if (answer.refused === "no_such_insight") return goOn(c, desk(c, viewer), "Nobody is in it any more.");
      const { values } = checkForm(typed, z.never()) as FormProblems;
      return show(c, viewer, { errors: { form: WORDS[answer.refused] }, values });
    }),
    route("post", `${path}/asides/:aside/removal`, "coordinator", async (c, viewer) => {
      await takeBack(log, viewer, c.req.param("aside") ?? "");
      return goOn(c, `${desk(c, viewer)}#needs-you`, "It is back.");
    }),
    ...digestRoutes(log, signer),
  ];
}

/** "in Spring 2026 and tagged nursing"; nothing for everybody. */
async function sliceWords(db: Db, { program }: CoordinatorViewer, { cohort, tag }: Slice): Promise<string> {
  const known = cohort ? (await cohortsOf(db, program.programId)).find((one) => one.cohortId === cohort) : undefined;
  return [known && `in ${known.name}`, tag && `tagged ${tag}`].filter(Boolean).join(" and ");
}
