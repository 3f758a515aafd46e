import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { countUninvited } from "../../../insights/uninvited.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { COHORTS_MAX } from "../cohorts/create-cohort.ts";
import { confirmImport, resultOf } from "./confirm-import.ts";
import { EXAMPLE, leftOutCsv, sendCsv } from "./csv-files.ts";
import { findImport } from "./find-import.ts";
import type { ImportResult } from "./import.tables.ts";
import { MOST_BYTES, REFUSED_WORDS, readImport } from "./import-file.ts";
import { judgeImport } from "./judge-import.ts";
import { keepImport } from "./keep-import.ts";
import { readPlan } from "./map-columns.ts";
import { NewImportPage } from "./new-import-page.tsx";
import { PreviewPage } from "./preview-page.tsx";
import { ResultPage } from "./result-page.tsx";

const Upload = z.object({
  file: z.union([z.file(), z.literal("")], "Choose one file.").optional(),
  text: z.string().max(MOST_BYTES, "At most 5 MB.").optional(),
});

/** Bringing people in from a file: sent, looked at, confirmed. Until the confirmation nobody is added. */
export function importRoutes(log: Log): Route[] {
  const { db } = log.store;
  const show = (c: Context, viewer: CoordinatorViewer, form: FormProblems) =>
    c.render(<NewImportPage base={baseOf(viewer)} form={form} />, { title: "Import a list" });
  /** The import of the address, and what is in it: a result, or a file that was good when it was kept. */
  const find = async (c: Context, viewer: CoordinatorViewer) => {
    const id = z.uuid().safeParse(c.req.param("import"));
    const kept = id.success ? await findImport(db, viewer.program.programId, id.data) : undefined;
    if (!kept) return null;
    const scene = {
      base: baseOf(viewer),
      action: `${baseOf(viewer)}/imports/${kept.import_id}`,
      filename: kept.filename,
    };
    if (kept.result) return { ...scene, result: kept.result };
    const table = readImport(kept.content);
    return "refused" in table ? null : { ...scene, table, plan: readPlan(c.req.query(), table) };
  };
  return [
    route("get", "/programs/:program/participants/imports/new", "coordinator", (c, viewer) =>
      show(c, viewer, emptyForm()),
    ),
    route("get", "/programs/:program/participants/imports/example.csv", "coordinator", (c) =>
      sendCsv(c, "example.csv", EXAMPLE),
    ),
    route("post", "/programs/:program/participants/imports", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Upload);
      const again = (problems: FormProblems) => {
        c.status(422);
        return show(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const { file, text } = form.data;
      const sent = file && file.size > 0 ? file : null;
      const values = { text: text ?? "" };
      if (!sent && !text?.trim()) {
        const empty = file && file.name !== "";
        return again({ errors: { file: empty ? REFUSED_WORDS.empty : "Choose a file, or paste a list." }, values });
      }
      const content = sent ? new Uint8Array(await sent.arrayBuffer()) : new TextEncoder().encode(text);
      const table = readImport(content);
      if ("refused" in table) {
        return again({ errors: { [sent ? "file" : "text"]: REFUSED_WORDS[table.refused] }, values });
      }
      const importId = await keepImport(log, {
        programId: viewer.program.programId,
        filename: sent?.name ?? "Pasted list",
        content,
        by: viewer.account.userId,
      });
      return c.redirect(`${baseOf(viewer)}/imports/${importId}`, 303);
    }),
    route("get", "/programs/:program/participants/imports/:import", "coordinator", async (c, viewer) => {
      const found = await find(c, viewer);
      if (!found) return c.notFound();
      if ("result" in found) {
        const { programId } = viewer.program;
        const uninvited = viewer.withoutMessages ? 0 : await countUninvited(db, programId);
        return c.render(<ResultPage {...found} program={`/programs/${programId}`} uninvited={uninvited} />, {
          title: "Imported",
        });
      }
      const lines = await judgeImport(db, viewer.program.programId, found.table, found.plan);
      return c.render(<PreviewPage {...found} lines={lines} />, { title: "Preview", wide: true });
    }),
    route("get", "/programs/:program/participants/imports/:import/left-out.csv", "coordinator", async (c, viewer) => {
      const found = await find(c, viewer);
      if (!found) return c.notFound();
      if ("result" in found) return sendCsv(c, "left-out.csv", leftOutCsv(found.result));
      const lines = await judgeImport(db, viewer.program.programId, found.table, found.plan);
      return sendCsv(c, "left-out.csv", leftOutCsv(resultOf(found.table.header, lines)));
    }),
    route("post", "/programs/:program/participants/imports/:import/confirmation", "coordinator", async (c, viewer) => {
      const id = z.uuid().safeParse(c.req.param("import"));
      if (!id.success) return c.notFound();
      const body = await c.req.parseBody();
      const confirmed = await confirmImport(log, {
        programId: viewer.program.programId,
        importId: id.data,
        planOf: (table) => readPlan(body, table),
        by: viewer.account.userId,
      });
      if ("refused" in confirmed && confirmed.refused === "no_import") return c.notFound();
      if ("refused" in confirmed && confirmed.refused === "too_many_cohorts") {
        return goOn(c, `${baseOf(viewer)}/imports/${id.data}`, TOO_MANY_COHORTS);
      }
      const words = "refused" in confirmed || confirmed.again ? undefined : inWords(confirmed.result);
      return goOn(c, `${baseOf(viewer)}/imports/${id.data}`, words);
    }),
  ];
}

const TOO_MANY_COHORTS = `Nobody was added: there would be more than ${COHORTS_MAX} cohorts. Leave that column out, or delete some.`;
const baseOf = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/participants`;

function inWords({ added, here, leftOut }: ImportResult): string {
  const people = added === 1 ? "1 participant" : `${added.toLocaleString("en-GB")} participants`;
  const left = leftOut.length === 1 ? "1 line" : `${leftOut.length.toLocaleString("en-GB")} lines`;
  return `${people} added, ${here.toLocaleString("en-GB")} already here, ${left} left out.`;
}
