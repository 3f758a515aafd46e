import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { runsOf } from "../../paper/faces.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { certificateRoom, NotYet, OwnCertificatePage, TakeCertificate } from "./member-page.tsx";
import { completedAt, ownCertificate } from "./read-certificates.ts";
import { takeCertificate } from "./take-certificate.ts";
import { restoreCertificate, withdrawCertificate } from "./withdraw-certificate.ts";

const PATH = "/programs/:program/loops/:loop/certificate";

/** Signs that turn the words around them, and others that nobody sees, do not belong on paper. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;
const Take = z.object({
  name: z
    .string("Write your name as it should be printed.")
    .transform((name) => name.replace(UNSEEN, " ").replace(/\s+/gu, " ").trim())
    .pipe(z.string().min(1, "Write your name as it should be printed.").max(100, "At most 100 characters.")),
});

/** A member's own certificate: taking it, showing it, taking it back. */
export function certificateRoutes(log: Log, { baseUrl }: { baseUrl: string }): Route[] {
  const show = async (c: Context, viewer: MemberViewer, form: FormProblems) => {
    const one = await ownCertificate(log.store.db, viewer);
    if (one) {
      const onPaper = runsOf(one.name) !== null;
      return c.render(<OwnCertificatePage viewer={viewer} one={one} baseUrl={baseUrl} onPaper={onPaper} />, {
        title: "Your certificate",
        wide: true,
      });
    }
    const at = await completedAt(log.store.db, viewer);
    if (!at) return c.render(<NotYet viewer={viewer} />, { title: "Your certificate" });
    return c.render(<TakeCertificate viewer={viewer} at={at} form={form} />, { title: "Your certificate" });
  };
  return [
    route("get", PATH, "member", (c, viewer) => show(c, viewer, emptyForm())),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, Take);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form);
      }
      const answer = await takeCertificate(log, viewer, form.data.name);
      if ("refused" in answer) {
        c.status(422);
        return show(c, viewer, emptyForm(form.data));
      }
      return goOn(c, certificateRoom(viewer), answer.taken ? "It is yours. Congratulations!" : "You have it already.");
    }),
    route("post", `${PATH}/withdrawal`, "member", async (c, viewer) => {
      const done = await withdrawCertificate(log, viewer);
      return goOn(c, certificateRoom(viewer), done ? "Taken back." : undefined);
    }),
    route("post", `${PATH}/restoration`, "member", async (c, viewer) => {
      const done = await restoreCertificate(log, viewer);
      return goOn(c, certificateRoom(viewer), done ? "It counts again." : undefined);
    }),
  ];
}
