import type { Context } from "hono";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import {
  addSample,
  clearSample,
  goBackTo,
  OWN_SAMPLES_MAX,
  type SampleRefusal,
  wordSample,
} from "../../outreach/sample-versions/keep-version.ts";
import { readSampleVersions, samplesOf } from "../../outreach/sample-versions/samples-of.ts";
import type { Sample } from "../../outreach/samples.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { Words } from "./letter.ts";
import { NewSamplePage, SamplePage } from "./sample-page.tsx";
import { SampleVersionPage } from "./sample-version-page.tsx";
import { SamplesPage } from "./samples-page.tsx";

const whole = z.coerce.number().int().min(0).max(1_000_000).catch(0);
const Typed = z.object({
  id: z
    .string()
    .min(1)
    .max(80)
    .catch(() => uuidv7()),
  stage: z.string().max(80).default(""),
  role: z.enum(["any", "mentor", "mentee"], "Choose for whom it is written.").default("any"),
  from: whole,
  ...Words,
});
const Back = z.object({ version: whole });

/** The samples of a program: read, worded anew, taken back, added, forgotten, with every version that there has been. */
export function sampleRoutes(log: Log, builtIn: Sample[]): Route[] {
  const path = "/programs/:program/outreach/samples";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/outreach/samples`;
  const asked = (c: Context) => c.req.param("sample") ?? "";
  const read = (c: Context, viewer: CoordinatorViewer) =>
    readSampleVersions(log.store.db, viewer.program.programId, builtIn, asked(c));
  const newPage = (c: Context, { program, account }: CoordinatorViewer, form: FormProblems) =>
    c.render(<NewSamplePage {...{ program, account, form }} />, { title: "New sample", wide: true });
  const page = async (c: Context, viewer: CoordinatorViewer, form?: FormProblems, overtaken = false) => {
    const known = await read(c, viewer);
    if (!known?.sample) return known ? goOn(c, `${base(viewer)}?gone=${asked(c)}`) : c.notFound();
    const { sample } = known;
    const { subject, body, stage, role } = sample;
    // Whoever was overtaken has now seen it: the same form sent again is meant.
    const from = String(form && !overtaken ? (form.values.from ?? "") : sample.version);
    const shown = form
      ? { ...form, values: { stage, role, ...form.values, from } }
      : emptyForm({ subject, body, stage, role, from });
    return c.render(
      <SamplePage
        {...{ ...known, sample, form: shown, overtaken }}
        program={viewer.program}
        account={viewer.account}
        now={log.now()}
      />,
      { title: "Sample", wide: true },
    );
  };
  const desk = (viewer: CoordinatorViewer) => ({ log, viewer, builtIn });
  return [
    route("get", path, "messenger", async (c, viewer) => {
      const { program } = viewer;
      const { samples, gone } = await samplesOf(log.store.db, program.programId, builtIn);
      const just = gone.find((sample) => sample.id === c.req.query("gone"));
      return c.render(<SamplesPage {...{ program, samples, gone, just, now: log.now() }} />, { title: "Samples" });
    }),
    route("get", `${path}/new`, "messenger", (c, viewer) =>
      newPage(c, viewer, emptyForm({ id: uuidv7(), role: "any", stage: c.req.query("stage") ?? "" })),
    ),
    route("post", `${path}/new`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Typed);
      const again = (problems: FormProblems) => {
        c.status(422);
        return newPage(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const answer = await addSample(desk(viewer), wordsOf(form.data, viewer), form.data.id);
      if ("sample" in answer)
        return goOn(c, `${base(viewer)}/${answer.sample}`, "Kept. You find it wherever you write.");
      const { id, stage, role, subject, body } = form.data;
      return again({ errors: { form: REFUSED[answer.refused] }, values: { id, stage, role, subject, body } });
    }),
    route("get", `${path}/:sample`, "messenger", (c, viewer) => page(c, viewer)),
    route("post", `${path}/:sample`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Typed);
      if (!form.ok) {
        c.status(422);
        return page(c, viewer, form);
      }
      const answer = await wordSample(desk(viewer), asked(c), wordsOf(form.data, viewer), form.data.from);
      if ("sample" in answer)
        return goOn(c, `${base(viewer)}/${answer.sample}`, "Kept. The words of before are kept, too.");
      if (answer.refused === "no_such_sample") return c.notFound();
      c.status(answer.refused === "changed_meanwhile" ? 409 : 422);
      const { stage, role, subject, body, from } = form.data;
      const values = { stage, role, subject, body, from: String(from) };
      return page(c, viewer, { errors: { form: REFUSED[answer.refused] }, values }, true);
    }),
    route("post", `${path}/:sample/clearing`, "messenger", async (c, viewer) => {
      const answer = await clearSample(desk(viewer), asked(c));
      if ("refused" in answer) return c.notFound();
      return builtIn.some((sample) => sample.id === answer.sample)
        ? goOn(c, `${base(viewer)}/${answer.sample}`, "Back to the project’s own words. Yours are kept below.")
        : goOn(c, `${base(viewer)}?gone=${answer.sample}`);
    }),
    route("get", `${path}/:sample/versions/:version`, "messenger", async (c, viewer) => {
      const [known, number] = [await read(c, viewer), Number(c.req.param("version"))];
      const version = number === 0 ? null : known?.versions.find((one) => one.version === number);
      const words = number === 0 ? known?.project : version;
      if (!known || words?.subject == null || words.body === null) return c.notFound();
      const { subject, body } = words;
      return c.render(
        <SampleVersionPage
          {...{ subject, body, number, sample: known.sample, version: version ?? null }}
          home={`${base(viewer)}/${asked(c)}`}
          program={viewer.program}
          account={viewer.account}
        />,
        { title: "An older version" },
      );
    }),
    route("post", `${path}/:sample/return`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Back);
      const answer = await goBackTo(desk(viewer), asked(c), form.ok ? form.data.version : 0);
      if ("refused" in answer) return c.notFound();
      return goOn(c, `${base(viewer)}/${answer.sample}`, "These words are in use again.");
    }),
  ];
}

const REFUSED: Record<SampleRefusal, string> = {
  no_such_sample: "This sample is not there any more.",
  no_such_version: "This version is not there.",
  changed_meanwhile: "Somebody worded it anew while you wrote. Yours is below; keep it again to put it in its place.",
  too_many_samples: `A program keeps up to ${OWN_SAMPLES_MAX} samples of its own. Delete one first.`,
};

/** A milestone that the program does not have means any. */
function wordsOf({ stage, role, subject, body }: z.output<typeof Typed>, { program }: CoordinatorViewer) {
  return { subject, body, role, stage: program.pathway.stages.some((one) => one.id === stage) ? stage : "" };
}
