import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Form, Radios, Textarea } from "../../ui/field.tsx";
import { When } from "../../ui/time.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { giveFeedback } from "./give-feedback.ts";

const Feedback = z.object({
  rating: z.coerce
    .number("Choose a number from 1 to 5.")
    .int("Choose a number from 1 to 5.")
    .min(1, "Choose a number from 1 to 5.")
    .max(5, "Choose a number from 1 to 5."),
  comment: z.string().trim().max(2_000, "At most 2,000 characters.").default(""),
});
const RATINGS = ["not good", "could be better", "all right", "good", "very good"].map((label, index) => ({
  value: String(index + 1),
  label: `${index + 1} · ${label}`,
}));

export function feedbackRoutes(log: Log): Route[] {
  return [
    route("post", "/programs/:program/loops/:loop/feedback", "member", async (c, viewer) => {
      const form = await readForm(c, Feedback);
      if (!form.ok) {
        c.status(422);
        return c.render(
          <div class="mx-auto max-w-xl">
            <h1 class="page-title">How is it going?</h1>
            <FeedbackForm viewer={viewer} form={form} />
          </div>,
          { title: "How is it going?" },
        );
      }
      await giveFeedback(log, viewer, { rating: form.data.rating, comment: form.data.comment || null });
      return goOn(c, `${loopPath(viewer)}#feedback`, "Thank you. That helps your coordinator to help.");
    }),
  ];
}

/** How it is going, for the coordinator's eyes. */
export function feedbackPanel(log: Log): Panel {
  return {
    id: "feedback",
    title: "How is it going?",
    place: "side",
    render: async (viewer) => {
      const mine = await log.store.db
        .selectFrom("feedback")
        .where("program_id", "=", viewer.program.programId)
        .where("loop_id", "=", viewer.loop.loopId)
        .where("author_id", "=", viewer.participant.participantId)
        .orderBy("given_at", "desc")
        .limit(3)
        .select(["rating", "given_at"])
        .execute();
      return (
        <>
          {mine.map((one) => (
            <p class="quiet text-sm">
              You said {one.rating} of 5 on <When at={one.given_at} zone={viewer.participant.timezone} format="date" />.
            </p>
          ))}
          {viewer.loop.status === "closed" ? null : (
            <details class="mt-2">
              <summary class="font-medium">Give feedback</summary>
              <div class="mt-3">
                <FeedbackForm viewer={viewer} form={emptyForm()} />
              </div>
            </details>
          )}
        </>
      );
    },
  };
}

const FeedbackForm = ({ viewer, form }: { viewer: MemberViewer; form: FormProblems }) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={`${loopPath(viewer)}/feedback`} draft>
      <Radios
        name="rating"
        label="Your mentoring at the moment"
        value={form.values.rating}
        error={form.errors.rating}
        options={RATINGS}
        required
      />
      <Textarea
        name="comment"
        label="A few words"
        value={form.values.comment}
        error={form.errors.comment}
        hint="Your coordinator sees this, number and words. Your partner does not."
        rows={3}
      />
      <Button>Send to my coordinator</Button>
    </Form>
  </>
);
