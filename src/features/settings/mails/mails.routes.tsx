import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { type MailText, missingIn, unknownIn, wordsOf } from "../../../mail/mail-text.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { forgetWords, keepWords } from "./keep-words.ts";
import { MailPage, MailsPage } from "./mail-pages.tsx";

/** The mails whose words a program can make its own. */
export function mailTextRoutes(log: Log, mails: readonly MailText[]): Route[] {
  const path = "/programs/:program/settings/mails";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/settings/mails`;
  const asked = (c: Context) => mails.find((mail) => mail.id === c.req.param("mail"));
  const words = (viewer: CoordinatorViewer, mail: MailText) => wordsOf(log.store.db, viewer.program.programId, mail);
  const page = async (c: Context, viewer: CoordinatorViewer, mail: MailText, form?: FormProblems) => {
    const { own, subject, body } = await words(viewer, mail);
    const shown = form ?? emptyForm({ subject, body });
    return c.render(<MailPage program={viewer.program} mail={mail} own={own} form={shown} />, { title: mail.title });
  };
  return [
    route("get", path, "messenger", async (c, viewer) => {
      const all = await Promise.all(mails.map(async (mail) => ({ mail, own: (await words(viewer, mail)).own })));
      return c.render(<MailsPage program={viewer.program} mails={all} />, { title: "The words of mails" });
    }),
    route("get", `${path}/:mail`, "messenger", (c, viewer) => {
      const mail = asked(c);
      return mail ? page(c, viewer, mail) : c.notFound();
    }),
    route("post", `${path}/:mail`, "messenger", async (c, viewer) => {
      const mail = asked(c);
      if (!mail) return c.notFound();
      const form = await readForm(c, typed(mail));
      if (!form.ok) {
        c.status(422);
        return page(c, viewer, mail, form);
      }
      const { subject, body, look } = form.data;
      if (look) return page(c, viewer, mail, emptyForm({ subject, body }));
      await keepWords(log, viewer, mail, { subject, body });
      return goOn(c, `${base(viewer)}/${mail.id}`, "Saved. The next mail says it so.");
    }),
    route("post", `${path}/:mail/return`, "messenger", async (c, viewer) => {
      const mail = asked(c);
      if (!mail) return c.notFound();
      await forgetWords(log, viewer.program.programId, mail);
      return goOn(c, `${base(viewer)}/${mail.id}`, "Cairn’s own words again.");
    }),
  ];
}

/** What stands in braces must be something that this mail has, and what it needs must be there. */
function typed(mail: MailText) {
  const known = (text: string) => unknownIn(text, mail).length === 0;
  const noSuchField = {
    error: (issue: { input?: unknown }) =>
      `There is no field {{${unknownIn(String(issue.input), mail)[0]}}} in this mail.`,
  };
  const whole = (text: string) => missingIn(text, mail).length === 0;
  const missing = {
    error: (issue: { input?: unknown }) =>
      `{{${missingIn(String(issue.input), mail)[0]}}} has to be in it: without it the mail is of no use.`,
  };
  return z.object({
    subject: z
      .string("A subject, please.")
      .trim()
      .min(1, "A subject, please.")
      .max(200, "At most 200 characters.")
      .refine(known, noSuchField),
    body: z
      .string("Some words, please.")
      .transform((text) => text.replaceAll("\r\n", "\n").trim())
      .pipe(
        z
          .string()
          .min(1, "Some words, please.")
          .max(10_000, "At most 10,000 characters.")
          .refine(known, noSuchField)
          .refine(whole, missing),
      ),
    look: z.string().optional(),
  });
}
