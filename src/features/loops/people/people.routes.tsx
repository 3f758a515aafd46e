import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { backField } from "../../../web/back.ts";
import { chosen } from "../../../web/chosen.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { JOIN_WORDS } from "../groups/participant-groups.routes.tsx";
import { pauseReason } from "../life/member-life.routes.tsx";
import { returnDay } from "../life/return-day.ts";
import { chosenLoops } from "../list/choose-loops.ts";
import { addToGroup, openGroups } from "./add-to-group.ts";
import { pairsOf, pausePeople, resumePeople } from "./pause-people.ts";
import { AddToGroupPage, PausedPage, PausePeoplePage } from "./people-pages.tsx";

const PATH = "/programs/:program/participants";
const Who = z.object({ to: chosen, back: backField });
/** So many can be undone with one button; their ids fit into an address. */
const UNDO_MAX = 60;
/** Some of their pairs: those that were just paused. */
const Pairs = z.object({ loop: chosenLoops });
const Grouping = Who.extend({
  group: z.string("Choose a group.").min(1, "Choose a group.").max(80, "Choose a group."),
  role: z
    .enum(["mentor", "mentee"], "Choose one of these.")
    .or(z.literal(""))
    .default("")
    .transform((role) => role || null),
});

/** What is done with the loops of people who are chosen in the list of participants. */
export function peopleLoopRoutes(log: Log): Route[] {
  const { db } = log.store;
  const list = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/participants`;
  const of = (viewer: CoordinatorViewer, people: readonly ParticipantId[]) => ({
    programId: viewer.program.programId,
    people,
    by: viewer.account.userId,
  });
  const nobody = (c: Context, viewer: CoordinatorViewer) => goOn(c, list(viewer), "Choose some people first.");
  const inQuery = (c: Context) => Who.safeParse({ to: c.req.queries("to"), back: c.req.query("back") }).data;
  const inForm = (values: Record<string, string>) =>
    Who.safeParse({ to: (values.to ?? "").split("\n"), back: values.back }).data;
  const pausing = async (c: Context, viewer: CoordinatorViewer, who: z.output<typeof Who>, form: FormProblems) => {
    const asked = { list: list(viewer), ...who };
    const loops = await pairsOf(db, viewer.program.programId, who.to);
    const page = { asked, loops, form, now: log.now(), zone: viewer.program.timezone };
    return c.render(<PausePeoplePage {...page} />, { title: "Pause loops" });
  };
  const grouping = async (c: Context, viewer: CoordinatorViewer, who: z.output<typeof Who>, form: FormProblems) => {
    const { programId } = viewer.program;
    const people = await db
      .selectFrom("participant")
      .where("program_id", "=", programId)
      .where("participant_id", "in", [...who.to])
      .where("status", "<>", "removed")
      .orderBy("name_key")
      .select("name")
      .execute();
    const groups = await openGroups(db, programId);
    const asked = { list: list(viewer), ...who };
    const page = { asked, people, groups, form, newGroup: `/programs/${programId}/groups/new` };
    return c.render(<AddToGroupPage {...page} />, { title: "Add to a group" });
  };
  return [
    route("get", `${PATH}/pause`, "coordinator", async (c, viewer) => {
      const who = inQuery(c);
      if (!who) return nobody(c, viewer);
      const just = Pairs.safeParse({ loop: c.req.queries("loop") }).data?.loop ?? [];
      const pairs = just.length > 0 ? await pairsOf(db, viewer.program.programId, who.to) : [];
      const loops = pairs.filter(({ id, status }) => status === "paused" && just.includes(id));
      if (loops.length === 0) return pausing(c, viewer, who, emptyForm());
      return c.render(<PausedPage asked={{ list: list(viewer), ...who }} loops={loops} />, { title: "Pause loops" });
    }),
    route("post", `${PATH}/pause`, "coordinator", async (c, viewer) => {
      const until = z
        .literal("")
        .transform(() => undefined)
        .or(returnDay(log.now(), viewer.program.timezone))
        .optional();
      const form = await readForm(c, Who.extend({ until, reason: pauseReason }));
      if (!form.ok) {
        const who = inForm(form.values);
        if (!who) return nobody(c, viewer);
        c.status(422);
        const errors = form.errors.until ? { ...form.errors, until: DAY } : form.errors;
        return pausing(c, viewer, who, { errors, values: form.values });
      }
      const { to, back, reason, until: day } = form.data;
      const paused = await pausePeople(log, { ...of(viewer, to), until: day, reason: reason || undefined });
      const n = paused.length;
      if (n === 0 || to.length + n > UNDO_MAX) {
        return goOn(c, `${list(viewer)}${back}`, n === 1 ? "1 loop rests." : `${n} loops rest.`);
      }
      const those = [["back", back], ...to.map((id) => ["to", id]), ...paused.map((id) => ["loop", id])];
      return goOn(c, `${list(viewer)}/pause?${new URLSearchParams(those)}`);
    }),
    route("post", `${PATH}/resumption`, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Who.extend({ loop: chosenLoops.optional().catch(undefined) }));
      if (!form.ok) return nobody(c, viewer);
      const { to, loop: only } = form.data;
      const n = await resumePeople(log, { ...of(viewer, to), only });
      return goOn(c, `${list(viewer)}${form.data.back}`, n === 1 ? "1 loop goes on." : `${n} loops go on.`);
    }),
    route("get", `${PATH}/group`, "coordinator", (c, viewer) => {
      const who = inQuery(c);
      return who ? grouping(c, viewer, who, emptyForm()) : nobody(c, viewer);
    }),
    route("post", `${PATH}/group`, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Grouping);
      const again = (problems: FormProblems) => {
        const who = inForm(problems.values);
        if (!who) return nobody(c, viewer);
        c.status(422);
        return grouping(c, viewer, who, problems);
      };
      if (!form.ok) return again(form);
      const { to, back, group, role } = form.data;
      const done = await addToGroup(log, { ...of(viewer, to), group: group as LoopId, role });
      if ("refused" in done) {
        const values = { to: to.join("\n"), back, group, role: role ?? "" };
        return again({ errors: { group: JOIN_WORDS[done.refused] }, values });
      }
      const words = done.added === 1 ? "1 person is" : `${done.added} people are`;
      return goOn(c, `${list(viewer)}${back}`, `${words} new in the group.`);
    }),
  ];
}

/** Of a day that may be left out. */
const DAY = "Choose a day from tomorrow on, within a year, or leave it empty.";
