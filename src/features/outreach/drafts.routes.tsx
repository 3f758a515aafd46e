import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { queueMail } from "../../mail/queue-mail.ts";
import { outlookOf } from "../../outreach/before-it-goes.ts";
import { type Draft, forgetDraft, readDraft } from "../../outreach/drafts.ts";
import { layOutreach } from "../../outreach/lay-outreach.ts";
import { merge, mergeSubject } from "../../outreach/merge.ts";
import { readRecipients } from "../../outreach/recipients.ts";
import { reachedBy } from "../../outreach/whom.ts";
import { momentWords } from "../../time/day-words.ts";
import { momentOf } from "../../time/zoned-time.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { PreviewPage } from "./preview-page.tsx";

const YEAR = 366 * 86_400_000;
const Going = z.object({
  again: z.enum(["1"]).optional().catch(undefined),
  /** As `datetime-local` sends it, in the program's zone; only with the button that sends later. */
  at: z.string().max(40).default(""),
  when: z.enum(["now", "later"]).catch("now"),
});
/** Counted from one; nonsense is the first. */
const Turned = z.object({
  person: z.coerce.number().int().min(1).catch(1),
  /** Also to those who got a message in the last days. */
  again: z.enum(["1"]).optional().catch(undefined),
});

type Settings = { baseUrl: string; begin: () => void };

/** The last look at a message: each letter as it will arrive, a test, and the button that sends it. */
export function draftRoutes(log: Log, { baseUrl, begin }: Settings): Route[] {
  const path = "/programs/:program/outreach/drafts/:draft";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/outreach`;
  const asked = (c: Context) => c.req.param("draft") ?? "";
  const recipientsOf = async (viewer: CoordinatorViewer, draft: Draft) => {
    const reached = await reachedBy(log.store.db, viewer, draft);
    const { milestone } = draft;
    return readRecipients(log.store.db, viewer, { ...reached, milestone, baseUrl, asOf: log.now() });
  };
  const preview = async (c: Context, viewer: CoordinatorViewer, draft: Draft, form: FormProblems) => {
    const { program } = viewer;
    const recipients = await recipientsOf(viewer, draft);
    const now = { id: draft.id, again: form.values.again === "1", asOf: log.now() };
    const outlook = await outlookOf(log.store.db, program.programId, recipients, now);
    const { person } = Turned.parse(c.req.query());
    if (Object.keys(form.errors).length > 0) c.status(422);
    return c.render(
      <PreviewPage {...{ draft, recipients, outlook, form, person }} zone={program.timezone} base={base(viewer)} />,
      { title: "Before it goes", wide: true },
    );
  };
  /** What was sent already is no draft any more: whoever comes back to it is shown what became of it. */
  const gone = async (c: Context, viewer: CoordinatorViewer) => {
    const sent = await log.store.db
      .selectFrom("outreach")
      .where("program_id", "=", viewer.program.programId)
      .where("outreach_id", "=", asked(c))
      .select("outreach_id")
      .executeTakeFirst();
    return sent ? goOn(c, `${base(viewer)}/${sent.outreach_id}`) : c.notFound();
  };
  return [
    route("get", path, "messenger", async (c, viewer) => {
      const draft = await readDraft(log.store.db, viewer, asked(c));
      const { again = "" } = Turned.parse(c.req.query());
      return draft ? preview(c, viewer, draft, emptyForm({ again })) : gone(c, viewer);
    }),
    route("post", `${path}/test`, "messenger", async (c, viewer) => {
      const draft = await readDraft(log.store.db, viewer, asked(c));
      if (!draft) return gone(c, viewer);
      const form = await readForm(c, Turned);
      const { person, again } = form.ok ? form.data : Turned.parse({});
      const recipients = await recipientsOf(viewer, draft);
      const { reached } = await outlookOf(log.store.db, viewer.program.programId, recipients, {
        id: draft.id,
        again: again === "1",
        asOf: log.now(),
      });
      const home = `${base(viewer)}/drafts/${encodeURIComponent(draft.id)}?person=${person}${again ? "&again=1" : ""}`;
      const as = reached[person - 1] ?? reached[0] ?? recipients[0];
      if (!as) return goOn(c, home);
      await queueMail(log.store.db, {
        programId: viewer.program.programId,
        kind: "outreach-test",
        to: viewer.account.email,
        subject: `To try: ${mergeSubject(draft.subject, as.values)}`,
        body: `${merge(draft.body, as.values)}\n`,
        at: log.now(),
      });
      return goOn(c, home, `A test, as ${as.name} would read it, goes to ${viewer.account.email}.`);
    }),
    route("post", path, "messenger", async (c, viewer) => {
      const draft = await readDraft(log.store.db, viewer, asked(c));
      if (!draft) return gone(c, viewer);
      const form = await readForm(c, Going);
      const { again, at: typed, when } = form.ok ? form.data : Going.parse({});
      const refuse = (errors: Record<string, string>) =>
        preview(c, viewer, draft, { errors, values: { at: typed, again: again ?? "" } });
      const now = log.now();
      // Enter in the field presses the first button, and a day that was chosen is meant.
      if (when === "now" && typed)
        return refuse({ at: "You chose a day: press “Send it then”. To send it now, empty the field." });
      const at = when === "later" ? momentOf(typed, viewer.program.timezone) : now;
      if (!at) return refuse({ at: "Choose a day and a time." });
      if (at < now) return refuse({ at: "That is over. Choose a moment to come." });
      if (at.getTime() > now.getTime() + YEAR) return refuse({ at: "At most a year ahead." });
      const recipients = await recipientsOf(viewer, draft);
      const settled = { id: draft.id, again: again === "1", asOf: at };
      const { reached } = await outlookOf(log.store.db, viewer.program.programId, recipients, settled);
      const n = reached.length;
      if (n === 0) {
        return refuse({
          form: "Nobody of them can be written to now. Choose others, or write to those, too, who were left out.",
        });
      }
      const { people: _p, whom: _w, ...letter } = draft;
      const laid = await log.store.transaction(async (tx) => {
        await forgetDraft(tx, viewer, draft.id);
        return layOutreach(tx, viewer, { ...letter, again: settled.again, recipients, at });
      });
      if (laid && when === "now") begin();
      const going = n === 1 ? "One message is on its way." : `${n} messages are on their way.`;
      const later = `${n === 1 ? "One message goes" : `${n} messages go`}: ${momentWords(at, viewer.program.timezone, now)}.`;
      return goOn(c, `${base(viewer)}/${draft.id}`, laid ? (when === "now" ? going : later) : undefined);
    }),
    route("post", `${path}/removal`, "messenger", async (c, viewer) => {
      await forgetDraft(log.store.db, viewer, asked(c));
      return goOn(c, base(viewer), "Thrown away.");
    }),
  ];
}
