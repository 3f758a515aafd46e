import type { Context } from "hono";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Filter } from "../../insights/filter.ts";
import { peopleWhoFit } from "../../insights/people-who-fit.ts";
import { keepDraft, readDraft } from "../../outreach/drafts.ts";
import type { Whom } from "../../outreach/outreach.tables.ts";
import { RECIPIENTS_MAX, type Recipient, readRecipients } from "../../outreach/recipients.ts";
import { type ProgramSample, samplesOf } from "../../outreach/sample-versions/samples-of.ts";
import { type Sample, sampleFor, suited } from "../../outreach/samples.ts";
import { reachedBy } from "../../outreach/whom.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { ComposePage, type Typed } from "./compose-page.tsx";
import { Words } from "./letter.ts";

const WHOM = ["chosen", "both", "turn"] as const;
const Choice = {
  to: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((to) => [to].flat().filter(Boolean))
    .pipe(z.array(z.string().max(200)).max(RECIPIENTS_MAX, "At most 5,000 people at once.")),
  milestone: z.string().max(80).default(""),
  whom: z.enum(WHOM).catch("chosen"),
  id: z.string().min(1).max(80),
  sample: z.string().max(80).default(""),
};
const Letter = z.object({ ...Choice, ...Words });
/** While it is written, anything may stand there. */
const Begun = z.object({
  ...Choice,
  take: z.enum(["sample", "whom", "back"]).catch("whom"),
  subject: z.string().max(1_000).default(""),
  body: z.string().max(50_000).default(""),
  /** What was typed before a sample was taken. */
  was_subject: z.string().max(1_000).default(""),
  was_body: z.string().max(50_000).default(""),
});

type Choosing = { people: readonly string[]; whom: Whom; milestone: string; id: string };
/** What stands in the form; or the sample that fits those who get it. */
type Composed = Choosing & {
  form: FormProblems | ((to: Recipient[], samples: ProgramSample[]) => Sample | undefined);
  before?: Typed | undefined;
};

/** Writing a message: to whom, from which sample, in which words. What is written is kept as a draft, and looked at there. */
export function composeRoutes(log: Log, { baseUrl, builtIn }: { baseUrl: string; builtIn: Sample[] }): Route[] {
  const path = "/programs/:program/outreach";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/outreach`;
  const samplesIn = async ({ program }: CoordinatorViewer) =>
    (await samplesOf(log.store.db, program.programId, builtIn)).samples;
  const compose = async (c: Context, viewer: CoordinatorViewer, { form, id, before, ...choosing }: Composed) => {
    if (choosing.people.length === 0) return c.render(<NobodyChosen viewer={viewer} />, { title: "Reach out" });
    const { milestone } = choosing;
    const reached = await reachedBy(log.store.db, viewer, choosing);
    const recipients = await readRecipients(log.store.db, viewer, { ...reached, milestone, baseUrl, asOf: log.now() });
    const samples = await samplesIn(viewer);
    const shown = typeof form === "function" ? begunWith(form(recipients, samples)) : form;
    const stage = milestone || stageOf(viewer, recipients);
    return c.render(
      <ComposePage {...{ ...choosing, stage, recipients, samples, form: shown, id, before }} base={base(viewer)} />,
      {
        title: "Reach out",
        wide: true,
      },
    );
  };
  const again = (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    c.status(422);
    const { to = "", milestone = "", id } = form.values;
    const whom = WHOM.find((one) => one === form.values.whom) ?? "chosen";
    return compose(c, viewer, { people: to.split("\n").filter(Boolean), whom, milestone, id: id || uuidv7(), form });
  };
  return [
    route("get", `${path}/new`, "messenger", async (c, viewer) => {
      const filter = Filter.parse(c.req.query());
      const chosen = (c.req.queries("to") ?? []).slice(0, RECIPIENTS_MAX);
      const people = chosen.length > 0 ? chosen : await everybodyIn(log, viewer, filter, c.req.url);
      const whom = WHOM.find((one) => one === c.req.query("whom")) ?? "chosen";
      const asked = c.req.query("sample");
      const form = (to: Recipient[], samples: ProgramSample[]) =>
        asked === undefined ? fittingSample(samples, filter, to) : sampleFor(samples, asked);
      return compose(c, viewer, { people, whom, milestone: filter.milestone, id: uuidv7(), form });
    }),
    route("post", `${path}/new`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Begun);
      if (!form.ok) return again(c, viewer, form);
      const { to: people, take, subject, body, sample, was_subject, was_body, ...rest } = form.data;
      const [typed, was] = [
        { subject, body },
        { subject: was_subject, body: was_body },
      ];
      const samples = await samplesIn(viewer);
      const words = { sample: sampleFor(samples, sample) ?? NOTHING, whom: typed, back: was }[take];
      const replaced = take === "sample" && isOwn(typed, samples) ? typed : was;
      const before = take !== "back" && isOwn(replaced, samples) ? replaced : undefined;
      const values = { sample, subject: words.subject, body: words.body };
      return compose(c, viewer, { people, ...rest, before, form: emptyForm(values) });
    }),
    route("post", `${path}/preview`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Letter);
      if (!form.ok) return again(c, viewer, form);
      const { to: people, id, sample, ...words } = form.data;
      if (people.length === 0) return compose(c, viewer, { people, ...words, id, form: emptyForm() });
      const kept = await keepDraft(log, viewer, { id, people, sample: sample || null, ...words });
      return kept ? goOn(c, `${base(viewer)}/drafts/${encodeURIComponent(id)}`) : c.notFound();
    }),
    route("get", `${path}/drafts/:draft/words`, "messenger", async (c, viewer) => {
      const draft = await readDraft(log.store.db, viewer, c.req.param("draft") ?? "");
      if (!draft) return c.notFound();
      const { sample, subject, body, ...choosing } = draft;
      return compose(c, viewer, { ...choosing, form: emptyForm({ sample: sample ?? "", subject, body }) });
    }),
  ];
}

/** The milestone at which all of them stand. */
function stageOf({ program }: CoordinatorViewer, [first, ...others]: readonly Recipient[]): string | null {
  const alike = first !== undefined && others.every((one) => one.stage === first.stage);
  return alike ? (program.pathway.stages[first.stage]?.id ?? null) : null;
}

const NOTHING: Typed = { subject: "", body: "" };
/** Words that somebody typed: neither nothing nor those of a sample as they are. */
const isOwn = ({ subject, body }: Typed, samples: readonly Sample[]) => {
  const plain = body.replaceAll("\r\n", "\n").trim();
  return plain !== "" && !samples.some((one) => one.subject === subject && one.body.trim() === plain);
};

const begunWith = (sample: Sample | undefined): FormProblems =>
  emptyForm(sample ? { sample: sample.id, subject: sample.subject, body: sample.body } : {});

const NobodyChosen = ({ viewer }: { viewer: CoordinatorViewer }) => (
  <Empty title="Nobody chosen" text="Choose the people first; then write to them.">
    <Button href={`/programs/${viewer.program.programId}/participants`}>Choose people</Button>
  </Empty>
);

/** From an insight, or a milestone's, its own sample stands there already. */
function fittingSample(samples: ProgramSample[], filter: Filter, to: Recipient[]): ProgramSample | undefined {
  const rating = filter.rated === "low" ? "low-rating" : filter.rated === "missing" ? "rating-missing" : null;
  const insight = filter.insight || rating;
  if (insight) return sampleFor(samples, insight);
  const mentors = to.filter((person) => person.role === "mentor").length;
  const [best] = suited(samples, {
    stage: filter.milestone || null,
    role: mentors * 2 > to.length ? "mentor" : "mentee",
  });
  return filter.milestone && best?.stage === filter.milestone ? best : undefined;
}

/** All those a filter leaves; nobody when no filter is on, so that nobody writes to everybody by an empty address. */
async function everybodyIn(log: Log, viewer: CoordinatorViewer, filter: Filter, url: string): Promise<string[]> {
  if (![...new URL(url).searchParams.keys()].some((name) => name in filter && name !== "sort")) return [];
  const rows = await peopleWhoFit(log.store.db, viewer.program, filter, log.now())
    .select("p.participant_id")
    .orderBy("p.participant_id")
    .limit(RECIPIENTS_MAX)
    .execute();
  return rows.map((row) => row.participant_id);
}
