import type { Context } from "hono";
import { z } from "zod";
import { readingsOf } from "../../../access/reading.ts";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { keepReading, moveUp, READINGS_MAX, removeReading } from "./keep-reading.ts";
import { OneReadingPage, ReadingPage } from "./reading-pages.tsx";

const none = z.literal("").transform(() => null);
const ADDRESS = "An address that begins with https:// or http://.";
const isWeb = (text: string) => /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);

/** What a program recommends to read. */
export function readingRoutes(log: Log): Route[] {
  const path = "/programs/:program/settings/reading";
  const base = ({ program }: CoordinatorViewer) => `/programs/${program.programId}/settings/reading`;
  const idOf = (c: Context) => c.req.param("reading") ?? "";
  const typed = ({ program }: CoordinatorViewer) =>
    z.object({
      title: z.string("A title, please.").trim().min(1, "A title, please.").max(120, "At most 120 characters."),
      url: z.string(ADDRESS).trim().max(1_000, "At most 1,000 characters.").refine(isWeb, ADDRESS),
      role: z.union([none, z.enum(["mentor", "mentee"])], "Choose one of these.").default(null),
      stage: z
        .union(
          [none, z.enum(program.pathway.stages.map((stage) => stage.id) as [string])],
          "Choose one of the milestones.",
        )
        .default(null),
    });
  const list = async (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    const readings = await readingsOf(log.store.db, viewer.program.programId);
    return c.render(<ReadingPage program={viewer.program} readings={readings} form={form} />, {
      title: "Recommended reading",
    });
  };
  const one = (c: Context, viewer: CoordinatorViewer, form: FormProblems) =>
    c.render(<OneReadingPage program={viewer.program} id={idOf(c)} form={form} />, { title: "Recommended reading" });
  return [
    route("get", path, "coordinator", (c, viewer) => list(c, viewer, emptyForm())),
    route("post", path, "coordinator", async (c, viewer) => {
      const form = await readForm(c, typed(viewer));
      const again = (problems: FormProblems) => {
        c.status(422);
        return list(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const kept = await keepReading(log, viewer.program.programId, form.data);
      if ("reading" in kept) return goOn(c, base(viewer), "Recommended.");
      const { title, url, role, stage } = form.data;
      const full = `There are ${READINGS_MAX} already. Remove one first.`;
      return again({ errors: { form: full }, values: { title, url, role: role ?? "", stage: stage ?? "" } });
    }),
    route("get", `${path}/:reading`, "coordinator", async (c, viewer) => {
      const readings = await readingsOf(log.store.db, viewer.program.programId);
      const found = readings.find((reading) => reading.reading_id === idOf(c));
      if (!found) return c.notFound();
      const { title, url, role, stage } = found;
      return one(c, viewer, emptyForm({ title, url, role: role ?? "", stage: stage ?? "" }));
    }),
    route("post", `${path}/:reading`, "coordinator", async (c, viewer) => {
      const form = await readForm(c, typed(viewer));
      if (!form.ok) {
        c.status(422);
        return one(c, viewer, form);
      }
      const kept = await keepReading(log, viewer.program.programId, form.data, idOf(c));
      return "reading" in kept ? goOn(c, base(viewer), "Saved.") : c.notFound();
    }),
    route("post", `${path}/:reading/up`, "coordinator", async (c, viewer) => {
      await moveUp(log, viewer.program.programId, idOf(c));
      return goOn(c, base(viewer));
    }),
    route("post", `${path}/:reading/removal`, "coordinator", async (c, viewer) => {
      await removeReading(log, viewer.program.programId, idOf(c));
      return goOn(c, base(viewer), "It is recommended no more.");
    }),
  ];
}
