import type { Log } from "../../activity/log.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { FeedbackForm } from "./feedback-form.tsx";
import { ANY_TIME } from "./feedback-panel.tsx";
import { giveFeedback } from "./give-feedback.ts";
import { TypedFeedback, thanksFor } from "./typed-feedback.ts";

/** Feedback by a member who is signed in. */
export function feedbackRoutes(log: Log): Route[] {
  return [
    route("post", "/programs/:program/loops/:loop/feedback", "member", async (c, viewer) => {
      const form = await readForm(c, TypedFeedback);
      const problem = !form.ok
        ? { ...form, status: 422 as const }
        : await (async () => {
            const { rating, comment } = form.data;
            const given = await giveFeedback(log, viewer, { rating, comment: comment || null });
            if ("feedback" in given) return null;
            const values = { rating: String(rating), comment };
            return { errors: { form: "This loop has been closed for a while." }, values, status: 409 as const };
          })();
      if (problem) {
        c.status(problem.status);
        return c.render(
          <div class="mx-auto max-w-xl">
            <BackToLoop to={`${loopPath(viewer)}#feedback`} />
            <h1 class="page-title">How is it going?</h1>
            <FeedbackForm action={`${loopPath(viewer)}/feedback`} form={problem} label={ANY_TIME} />
          </div>,
          { title: "How is it going?" },
        );
      }
      if (!form.ok) return c.notFound();
      const { rating, from } = form.data;
      const to = from === "home" ? `/programs/${viewer.program.programId}/home` : `${loopPath(viewer)}#feedback`;
      return goOn(c, to, thanksFor(rating));
    }),
  ];
}
