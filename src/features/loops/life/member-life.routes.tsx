import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { CLOSING_REASONS, type ClosingReason, PAUSE_REASONS } from "../../../progress/loop-reasons.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { loopPath } from "../../../web/loop-path.ts";
import { type Route, route } from "../../../web/route.ts";
import { moveReturn, pauseLoop, resumeLoop } from "../change-loop.ts";
import { ClosingPage, WORD_MAX } from "./closing-page.tsx";
import { endLoop, type RateAtEnd } from "./end-loop.ts";
import { mayChange, partnersWords } from "./may-change.ts";
import { PausePage } from "./pause-page.tsx";
import { readClosing } from "./read-closing.ts";
import { returnDay } from "./return-day.ts";
import { undoClosing } from "./undo-closing.ts";

export const pauseReason = z
  .enum(Object.keys(PAUSE_REASONS) as [keyof typeof PAUSE_REASONS], "Choose one of these.")
  .or(z.literal(""))
  .default("");
const words = z.string().trim().max(WORD_MAX, "At most 2,000 characters.").default("");
const Ending = z.object({
  reason: z
    .enum(Object.keys(CLOSING_REASONS) as [ClosingReason], "Choose what comes closest.")
    .or(z.literal(""))
    .default(""),
  rating: z.enum(["1", "2", "3", "4", "5", ""], "Choose a number from 1 to 5.").default(""),
  comment: words,
  lastWord: words,
});
const UNDO_WORDS = {
  too_late: "It was closed more than 14 days ago. Your coordinator can open it again.",
  not_theirs: "Your coordinator closed it, and can open it again.",
  mentor_at_capacity: "The mentor has no free place any more. Talk to your coordinator.",
};

/** What members do about the life of their loop: pause and go on, close with a last word, take it back. */
export function memberLifeRoutes(log: Log, rate: RateAtEnd): Route[] {
  const pausePage = async (c: Context, viewer: MemberViewer, form: FormProblems) => {
    const to = loopPath(viewer);
    const page = { form, now: log.now(), zone: viewer.participant.timezone, action: `${to}/break`, back: to };
    const with_ = await partnersWords(log.store.db, viewer);
    return c.render(<PausePage {...page} with_={with_} again={viewer.loop.status === "paused"} />, { title: "Pause" });
  };
  const closingPage = async (c: Context, viewer: MemberViewer, form: FormProblems) => {
    const { db } = log.store;
    const closing = await readClosing(db, viewer, log.now());
    const to = loopPath(viewer);
    const page = { form, closing, zone: viewer.participant.timezone, action: `${to}/closing`, back: to };
    return c.render(<ClosingPage {...page} with_={await partnersWords(db, viewer)} />, { title: "Close the loop" });
  };
  const change = ({ program, loop, participant }: MemberViewer) => ({
    programId: program.programId,
    loopId: loop.loopId,
    by: participant.participantId,
  });
  const notYours = (c: Context, viewer: MemberViewer) =>
    goOn(c, loopPath(viewer), "In a group, its mentors and the coordinator decide that. You can leave it.");
  return [
    route("get", "/programs/:program/loops/:loop/break", "member", async (c, viewer) => {
      if (viewer.loop.status === "closed")
        return goOn(c, loopPath(viewer), "This loop is closed, there is nothing to pause.");
      return pausePage(c, viewer, emptyForm());
    }),
    route("post", "/programs/:program/loops/:loop/break", "member", async (c, viewer) => {
      if (!(await mayChange(log.store.db, viewer))) return notYours(c, viewer);
      const Pause = z.object({ until: returnDay(log.now(), viewer.participant.timezone), reason: pauseReason });
      const form = await readForm(c, Pause);
      if (!form.ok) {
        c.status(422);
        return pausePage(c, viewer, form);
      }
      const { until, reason } = form.data;
      const paused = await pauseLoop(log, { ...change(viewer), until, reason: reason || undefined });
      if (paused) return goOn(c, loopPath(viewer), "Paused. Have a good time.");
      const moved = await moveReturn(log, { ...change(viewer), until });
      return goOn(
        c,
        loopPath(viewer),
        moved ? "The day of return is moved." : "This loop is closed, there is nothing to pause.",
      );
    }),
    route("post", "/programs/:program/loops/:loop/break/end", "member", async (c, viewer) => {
      if (!(await mayChange(log.store.db, viewer))) return notYours(c, viewer);
      const on = await resumeLoop(log, { ...change(viewer), reason: "early" });
      return goOn(c, loopPath(viewer), on ? "Welcome back. You go on where you were." : "It was not paused.");
    }),
    route("get", "/programs/:program/loops/:loop/closing", "member", (c, viewer) =>
      closingPage(c, viewer, emptyForm()),
    ),
    route("post", "/programs/:program/loops/:loop/closing", "member", async (c, viewer) => {
      const open = viewer.loop.status !== "closed";
      if (open && !(await mayChange(log.store.db, viewer))) return notYours(c, viewer);
      const form = await readForm(c, Ending);
      const missing = form.ok && open && !form.data.reason ? { reason: "Choose what comes closest." } : null;
      if (!form.ok || missing) {
        c.status(422);
        return closingPage(c, viewer, form.ok ? { errors: missing ?? {}, values: form.data } : form);
      }
      const { reason, rating, comment, lastWord } = form.data;
      const said = {
        reason: reason || null,
        rating: rating ? Number(rating) : null,
        comment: comment || null,
        lastWord: lastWord || null,
      };
      const ended = await endLoop(log, viewer, said, rate);
      return goOn(c, loopPath(viewer), endedWords(ended, open));
    }),
    route("post", "/programs/:program/loops/:loop/closing/undoing", "member", async (c, viewer) => {
      if (!(await mayChange(log.store.db, viewer))) return notYours(c, viewer);
      const undone = await undoClosing(log, viewer);
      return goOn(c, loopPath(viewer), undone === true ? "Open again." : UNDO_WORDS[undone.refused]);
    }),
  ];
}

function endedWords({ closed, kept }: { closed: boolean; kept: boolean }, open: boolean): string {
  if (closed) return "Closed. Thank you for the way you went together.";
  if (!kept) return "You had said your last word already; the first one stays.";
  return open ? "It had just been closed by somebody else. Your words are kept." : "Thank you. Your words are kept.";
}
