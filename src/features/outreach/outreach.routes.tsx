import type { Context } from "hono";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Filter } from "../../insights/filter.ts";
import { matching } from "../../insights/matching.ts";
import { unknownFields } from "../../outreach/merge.ts";
import { listOutreach, readOutreach } from "../../outreach/read-outreach.ts";
import { RECIPIENTS_MAX, readRecipients } from "../../outreach/recipients.ts";
import type { Sample } from "../../outreach/samples.ts";
import { sendOutreach } from "../../outreach/send-outreach.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { ComposePage, PreviewPage } from "./compose-page.tsx";
import { SentListPage, SentPage } from "./sent-pages.tsx";

const ids = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((to) => [to].flat().filter(Boolean))
  .pipe(z.array(z.string().max(200)).max(RECIPIENTS_MAX, "At most 1,000 people at once."));
const filledIn = (text: string) => unknownFields(text).length === 0;
const noSuchField = {
  error: (issue: { input?: unknown }) => `There is no field {{${unknownFields(String(issue.input))[0]}}}.`,
};
const Letter = z.object({
  to: ids,
  milestone: z.string().max(80).default(""),
  id: z.string().min(1).max(80),
  sample: z.string().max(80).default(""),
  subject: z
    .string()
    .trim()
    .min(1, "A subject, please.")
    .max(200, "At most 200 characters.")
    .refine(filledIn, noSuchField),
  body: z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(
      z.string().min(1, "Some words, please.").max(10_000, "At most 10,000 characters.").refine(filledIn, noSuchField),
    ),
});

/** Reaching out: chosen people, a message filled in for each, and what happened since. */
export function outreachRoutes(log: Log, { baseUrl, samples }: { baseUrl: string; samples: Sample[] }): Route[] {
  const path = "/programs/:program/outreach";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/outreach`;
  const recipientsOf = (viewer: CoordinatorViewer, to: readonly string[], milestone: string) =>
    readRecipients(log.store.db, viewer, { to, milestone, baseUrl, asOf: log.now() });
  type Draft = { to: readonly string[]; milestone: string; id: string; form: FormProblems };
  const compose = async (c: Context, viewer: CoordinatorViewer, { to, milestone, id, form }: Draft) => {
    const recipients = await recipientsOf(viewer, to, milestone);
    if (recipients.length === 0) {
      return c.render(
        <Empty title="Nobody chosen" text="Choose the people first; then write to them.">
          <Button href={`/programs/${viewer.program.programId}/participants`}>Choose people</Button>
        </Empty>,
        { title: "Reach out" },
      );
    }
    return c.render(<ComposePage {...{ recipients, samples, milestone, form, id }} base={base(viewer)} />, {
      title: "Reach out",
      wide: true,
    });
  };
  const again = async (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    c.status(422);
    const { to, milestone = "", id } = form.values;
    return compose(c, viewer, { to: (to ?? "").split("\n").filter(Boolean), milestone, id: id || uuidv7(), form });
  };
  return [
    route("get", path, "coordinator", async (c, viewer) => {
      const sent = await listOutreach(log.store.db, viewer.program.programId);
      return c.render(<SentListPage program={viewer.program} sent={sent} now={log.now()} />, {
        title: "Outreach",
        wide: true,
      });
    }),
    route("get", `${path}/new`, "coordinator", async (c, viewer) => {
      const filter = Filter.parse(c.req.query());
      const chosen = (c.req.queries("to") ?? []).slice(0, RECIPIENTS_MAX);
      const to = chosen.length > 0 ? chosen : await everybodyIn(log, viewer, filter, c.req.url);
      const sample = samples.find((one) => one.id === c.req.query("sample"));
      const form = emptyForm(sample ? { sample: sample.id, subject: sample.subject, body: sample.body } : {});
      return compose(c, viewer, { to, milestone: filter.milestone, id: uuidv7(), form });
    }),
    route("post", `${path}/preview`, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Letter);
      if (!form.ok) return again(c, viewer, form);
      const { to, milestone, id, sample, subject, body } = form.data;
      const recipients = await recipientsOf(viewer, to, milestone);
      const filled = emptyForm({ sample, subject, body });
      return c.render(<PreviewPage {...{ recipients, milestone, id }} form={filled} base={base(viewer)} />, {
        title: "Before it goes",
        wide: true,
      });
    }),
    route("post", `${path}/edit`, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Letter);
      if (!form.ok) return again(c, viewer, form);
      const { to, milestone, id, sample, subject, body } = form.data;
      return compose(c, viewer, { to, milestone, id, form: emptyForm({ sample, subject, body }) });
    }),
    route("post", path, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Letter);
      if (!form.ok) return again(c, viewer, form);
      const { to, milestone, id, sample, subject, body } = form.data;
      const recipients = await recipientsOf(viewer, to, milestone);
      if (!recipients.some((person) => person.email !== null)) {
        return again(c, viewer, {
          errors: { form: "None of them has an address. Add one, or choose others." },
          values: { to: to.join("\n"), milestone, id, sample, subject, body },
        });
      }
      const outreach = { id, sample: sample || null, subject, body, recipients, at: log.now() };
      const sent = await log.store.transaction((tx) => sendOutreach(tx, viewer, outreach));
      const words = sent === 1 ? "One message is on its way." : `${sent} messages are on their way.`;
      return goOn(c, `${base(viewer)}/${id}`, sent > 0 ? words : undefined);
    }),
    route("get", `${path}/:outreach`, "coordinator", async (c, viewer) => {
      const outreach = await readOutreach(log.store.db, viewer.program.programId, c.req.param("outreach") ?? "");
      if (!outreach) return c.notFound();
      return c.render(<SentPage program={viewer.program} outreach={outreach} now={log.now()} />, {
        title: "Outreach",
        wide: true,
      });
    }),
  ];
}

/** All those a filter leaves; nobody when no filter is on, so that nobody writes to everybody by an empty address. */
async function everybodyIn(log: Log, viewer: CoordinatorViewer, filter: Filter, url: string): Promise<string[]> {
  if (![...new URL(url).searchParams.keys()].some((name) => name in filter && name !== "sort")) return [];
  const rows = await matching(log.store.db, viewer.program, filter, log.now())
    .select("p.participant_id")
    .orderBy("p.participant_id")
    .limit(RECIPIENTS_MAX)
    .execute();
  return rows.map((row) => row.participant_id);
}
