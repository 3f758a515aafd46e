import type { Context } from "hono";
import { z } from "zod";
import type { CohortId } from "../../../access/cohort-id.ts";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { type Cohort, cohortsOf, peopleInCohorts } from "../../../insights/cohorts.ts";
import { tagsOf } from "../../../insights/tags.ts";
import { refreshCoordinators } from "../../../progress/refresh-members.ts";
import type { Tx } from "../../../store/store.ts";
import { backField } from "../../../web/back.ts";
import { chosen } from "../../../web/chosen.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { changeCohort } from "./change-cohort.ts";
import { CohortPage, CohortsPage } from "./cohorts-page.tsx";
import { COHORTS_MAX, createCohort } from "./create-cohort.ts";
import { deleteCohort } from "./delete-cohort.ts";
import { setCohort } from "./set-cohort.ts";
import { takeInTagged } from "./take-in-tagged.ts";

const CohortForm = z.object({
  name: z.string().trim().min(1, "A name, please.").max(80, "At most 80 characters."),
  starts: z.iso
    .date("A day, such as 2026-03-02.")
    .or(z.literal(""))
    .default("")
    .transform((day) => day || null),
});
const Setting = z.object({ to: chosen, cohort: z.string().max(80).default(""), back: backField });
const Tagged = z.object({ tag: z.string("Choose a tag.").trim().min(1, "Choose a tag.").max(80, "Choose a tag.") });
const REFUSED = {
  name_taken: "There is a cohort of this name already.",
  too_many_cohorts: `There are ${COHORTS_MAX} cohorts. Delete one of them first.`,
};

/** The cohorts of a program: named, changed, deleted, and given to people. */
export function cohortRoutes(log: Log): Route[] {
  const { db } = log.store;
  /** What is changed here is news for all coordinators. */
  const change = <T,>({ program }: CoordinatorViewer, work: (tx: Tx) => Promise<T>) =>
    log.store.transaction(async (tx) => {
      const answer = await work(tx);
      await refreshCoordinators(log.store, tx, program.programId);
      return answer;
    });
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}`;
  const list = async (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    const { program } = viewer;
    const [cohorts, people] = await Promise.all([
      cohortsOf(db, program.programId),
      peopleInCohorts(db, program.programId),
    ]);
    return c.render(<CohortsPage {...{ program, cohorts, people, form }} />, { title: "Cohorts" });
  };
  const find = async (c: Context, viewer: CoordinatorViewer) =>
    (await cohortsOf(db, viewer.program.programId)).find((one) => one.cohortId === c.req.param("cohort"));
  const show = async (c: Context, viewer: CoordinatorViewer, cohort: Cohort, form: FormProblems) => {
    const { program } = viewer;
    const [counts, tags] = await Promise.all([peopleInCohorts(db, program.programId), tagsOf(db, program.programId)]);
    const people = counts.get(cohort.cohortId) ?? 0;
    return c.render(<CohortPage {...{ program, cohort, people, tags, form }} />, { title: cohort.name });
  };
  return [
    route("get", "/programs/:program/cohorts", "coordinator", (c, viewer) => list(c, viewer, emptyForm())),
    route("post", "/programs/:program/cohorts", "coordinator", async (c, viewer) => {
      const form = await readForm(c, CohortForm);
      const again = (problems: FormProblems) => {
        c.status(422);
        return list(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const { name, starts: startsOn } = form.data;
      const { programId } = viewer.program;
      const made = await change(viewer, (tx) => createCohort(tx, { programId, name, startsOn, at: log.now() }));
      if ("refused" in made) {
        return again({ errors: { name: REFUSED[made.refused] }, values: { name, starts: startsOn ?? "" } });
      }
      return goOn(c, `${base(viewer)}/cohorts`, `${name} is there. Choose its people in Participants.`);
    }),
    route("get", "/programs/:program/cohorts/:cohort", "coordinator", async (c, viewer) => {
      const cohort = await find(c, viewer);
      if (!cohort) return c.notFound();
      return show(c, viewer, cohort, emptyForm({ name: cohort.name, starts: cohort.startsOn ?? "" }));
    }),
    route("post", "/programs/:program/cohorts/:cohort", "coordinator", async (c, viewer) => {
      const cohort = await find(c, viewer);
      if (!cohort) return c.notFound();
      const form = await readForm(c, CohortForm);
      const again = (problems: FormProblems) => {
        c.status(422);
        return show(c, viewer, cohort, problems);
      };
      if (!form.ok) return again(form);
      const { name, starts: startsOn } = form.data;
      const wanted = { programId: viewer.program.programId, cohort: cohort.cohortId, name, startsOn };
      const changed = await change(viewer, (tx) => changeCohort(tx, wanted));
      if (changed === "changed") return goOn(c, `${base(viewer)}/cohorts`, `${name} is saved.`);
      if (changed.refused === "no_cohort") return c.notFound();
      return again({ errors: { name: REFUSED.name_taken }, values: { name, starts: startsOn ?? "" } });
    }),
    route("post", "/programs/:program/cohorts/:cohort/people", "coordinator", async (c, viewer) => {
      const cohort = (c.req.param("cohort") ?? "") as CohortId;
      const form = await readForm(c, Tagged);
      const { programId } = viewer.program;
      const page = `${base(viewer)}/cohorts/${cohort}`;
      if (!form.ok) return goOn(c, page, Object.values(form.errors)[0]);
      const { tag } = form.data;
      const taken = await change(viewer, (tx) => takeInTagged(tx, { programId, cohort, tag }));
      if ("refused" in taken) return c.notFound();
      return goOn(c, page, taken.moved === 1 ? "1 person is newly here." : `${taken.moved} people are newly here.`);
    }),
    route("post", "/programs/:program/cohorts/:cohort/removal", "coordinator", async (c, viewer) => {
      const cohort = (c.req.param("cohort") ?? "") as CohortId;
      const gone = await change(viewer, (tx) => deleteCohort(tx, { programId: viewer.program.programId, cohort }));
      return goOn(
        c,
        `${base(viewer)}/cohorts`,
        gone ? "The cohort is deleted. Its people stay in the program." : undefined,
      );
    }),
    route("post", "/programs/:program/participants/cohort", "coordinator", async (c, viewer) => {
      const people = `${base(viewer)}/participants`;
      const form = await readForm(c, Setting);
      if (!form.ok) return goOn(c, `${people}${backField.parse(form.values.back)}`, Object.values(form.errors)[0]);
      const { to, back: query } = form.data;
      const cohort = (form.data.cohort || null) as CohortId | null;
      const { programId } = viewer.program;
      const set = await change(viewer, (tx) => setCohort(tx, { programId, people: to, cohort }));
      if ("refused" in set) return goOn(c, `${people}${query}`, "That cohort is not there any more.");
      const who = set.moved === 1 ? "1 person is" : `${set.moved} people are`;
      const name = (await cohortsOf(db, programId)).find((one) => one.cohortId === cohort)?.name;
      return goOn(c, `${people}${query}`, name ? `${who} newly in ${name}.` : `${who} in no cohort now.`);
    }),
  ];
}
