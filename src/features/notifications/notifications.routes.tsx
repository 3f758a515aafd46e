import type { Context } from "hono";
import { z } from "zod";
import type { Signer } from "../../access/signed-link.ts";
import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { NoticeKind } from "../../notices/notice-kind.ts";
import type { Pace, QuietHours } from "../../notices/send-at.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { chooseNotices } from "./choose-notices.ts";
import { clockOf, minutesOf, pacesOf } from "./notice-words.ts";
import { NoticesPage } from "./notices-page.tsx";
import { type Notices, readNotices } from "./read-notices.ts";
import { unsubscribeRoutes } from "./unsubscribe.routes.tsx";

const PATH = "/programs/:program/notices";
/** Where quiet hours begin and end for whoever has not said. */
const NIGHT: QuietHours = { from: 22 * 60, until: 7 * 60 };

/** A participant's page of what they are written to about; and the way out of it from a mail. */
export function notificationRoutes(
  log: Log,
  { signer, kinds }: { signer: Signer; kinds: readonly NoticeKind[] },
): Route[] {
  const Choices = choicesOf(kinds);
  const show = async (c: Context, viewer: ParticipantViewer, form?: FormProblems) => {
    const notices = await readNotices(log.store.db, viewer);
    return c.render(
      <NoticesPage
        viewer={viewer}
        kinds={kinds}
        notices={notices}
        form={form ?? emptyForm(asChosen(notices, kinds))}
        now={log.now()}
      />,
      { title: "Your mails" },
    );
  };
  return [
    route("get", PATH, "participant", (c, viewer) => show(c, viewer)),
    route("post", PATH, "participant", async (c, viewer) => {
      const form = await readForm(c, Choices);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form);
      }
      const { quiet, from, until, ...paces } = form.data;
      const who = { programId: viewer.program.programId, participantId: viewer.participant.participantId };
      await chooseNotices(log, who, kinds, {
        paces: new Map(
          Object.entries(paces as Record<string, Pace | undefined>).flatMap(([k, p]) => (p ? [[k, p]] : [])),
        ),
        quiet: quiet ? { from: minutesOf(from) ?? NIGHT.from, until: minutesOf(until) ?? NIGHT.until } : null,
      });
      return goOn(c, `/programs/${who.programId}/notices`, "Saved. It holds from now on.");
    }),
    ...unsubscribeRoutes(log, signer, kinds),
  ];
}

function choicesOf(kinds: readonly NoticeKind[]) {
  const clock = z.string().default("");
  return z
    .object({
      quiet: z.string().optional(),
      from: clock,
      until: clock,
      ...Object.fromEntries(
        kinds.map((kind) => [
          kind.kind,
          z.enum(pacesOf(kind).map(({ value }) => value) as [Pace, ...Pace[]], "Choose one of these.").optional(),
        ]),
      ),
    })
    .superRefine((typed, problems) => {
      if (!typed.quiet) return;
      for (const path of ["from", "until"] as const) {
        if (minutesOf(typed[path]) === null)
          problems.addIssue({ code: "custom", path: [path], message: "A time, such as 22:00." });
      }
      if (typed.from === typed.until && minutesOf(typed.from) !== null)
        problems.addIssue({ code: "custom", path: ["until"], message: "Another time than they begin." });
    });
}

function asChosen({ paces, quiet }: Notices, kinds: readonly NoticeKind[]): Record<string, string> {
  const { from, until } = quiet ?? NIGHT;
  return {
    ...Object.fromEntries(kinds.map(({ kind, pace }) => [kind, paces.get(kind) ?? pace])),
    quiet: quiet ? "1" : "",
    from: clockOf(from),
    until: clockOf(until),
  };
}
