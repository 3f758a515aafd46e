import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { ActivityRefused } from "../../activity/log.ts";
import { queueMail } from "../../mail/queue-mail.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { closeLoop, pauseLoop, reopenLoop, resumeLoop } from "./change-loop.ts";
import { LoopsPage } from "./loops-page.tsx";
import { matchMails } from "./match-mail.ts";
import { MatchPage } from "./match-page.tsx";
import { openLoopIn } from "./open-loop.ts";
import { listLoops, matchable } from "./read-loops.ts";

const Match = z.object({
  mentor: z.string("Choose a mentor.").min(1, "Choose a mentor."),
  mentee: z.string("Choose a mentee.").min(1, "Choose a mentee."),
  notify: z.string().optional(),
});
const Reason = z.object({ reason: z.string().trim().max(500).optional() });
const STATUS = z.enum(["open", "paused", "closed"]).nullable().catch(null);

/** The coordinator's view of the loops: who is with whom, and how far; never what they say. */
export function loopRoutes(log: Log, { baseUrl }: { baseUrl: string }): Route[] {
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/loops`;
  const match = async (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    const people = await matchable(log.store.db, viewer.program.programId);
    return c.render(<MatchPage action={`${base(viewer)}/new`} people={people} form={form} />, {
      title: "Match two people",
      wide: true,
    });
  };
  const changes = { pause: pauseLoop, resumption: resumeLoop, closure: closeLoop, reopening: reopenLoop };
  const words = {
    pause: "Paused.",
    resumption: "Going on.",
    closure: "Closed. You can reopen it.",
    reopening: "Open again.",
  };
  return [
    route("get", "/programs/:program/loops", "coordinator", async (c, viewer) => {
      const status = STATUS.parse(c.req.query("status") ?? null);
      const loops = await listLoops(log.store.db, viewer.program.programId, status);
      return c.render(<LoopsPage program={viewer.program} loops={loops} status={status} />, {
        title: "Loops",
        wide: true,
      });
    }),
    route("get", "/programs/:program/loops/new", "coordinator", (c, viewer) =>
      match(c, viewer, emptyForm({ with: c.req.query("with") ?? "", notify: "1" })),
    ),
    route("post", "/programs/:program/loops/new", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Match);
      const again = (problems: FormProblems) => {
        c.status(422);
        return match(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const { mentor, mentee, notify } = form.data;
      if (mentor === mentee) {
        return again({
          errors: { mentee: "Nobody can be their own mentor. Choose two people." },
          values: form.data as Record<string, string>,
        });
      }
      const members = [
        { participant: mentor as ParticipantId, role: "mentor" as const },
        { participant: mentee as ParticipantId, role: "mentee" as const },
      ];
      try {
        await log.store.transaction(async (tx) => {
          const loopId = await openLoopIn(log, tx, {
            programId: viewer.program.programId,
            members,
            by: viewer.account.userId,
          });
          if (!notify) return;
          for (const mail of await matchMails(tx, viewer, loopId, baseUrl))
            await queueMail(tx, { ...mail, at: log.now() });
        });
      } catch (error) {
        if (!(error instanceof ActivityRefused) && (error as { code?: string }).code !== "23503") throw error;
        return again({ errors: { form: "One of them is no longer in the program. Choose again." }, values: {} });
      }
      return goOn(c, base(viewer), "They are matched.");
    }),
    ...(Object.keys(changes) as (keyof typeof changes)[]).map((name) =>
      route("post", `/programs/:program/loops/:loop/${name}`, "coordinator", async (c, viewer) => {
        const form = await readForm(c, Reason);
        const done = await changes[name](log, {
          programId: viewer.program.programId,
          loopId: (c.req.param("loop") ?? "") as LoopId,
          by: viewer.account.userId,
          reason: form.ok ? form.data.reason || undefined : undefined,
        });
        return goOn(c, base(viewer), done ? words[name] : "Nothing to change there.");
      }),
    ),
  ];
}
