import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Callout } from "../../ui/callout.tsx";
import { When } from "../../ui/time.tsx";
import { emptyForm } from "../../web/form.ts";
import type { HomePanel } from "../../web/home-panel.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { FeedbackForm } from "./feedback-form.tsx";
import { openQuestions, partnersIn } from "./open-questions.ts";
import { questionWords } from "./questions.ts";

/** How it is going, for the coordinator's eyes: what is asked now, or whenever one likes. */
export function feedbackPanel(log: Log): Panel {
  return {
    id: "feedback",
    title: "How is it going?",
    place: "side",
    tab: "more",
    render: async (viewer) => {
      const { db } = log.store;
      const { programId } = viewer.program;
      const me = viewer.participant.participantId;
      const [questions, partners, mine] = await Promise.all([
        openQuestions(db, programId, me, log.now()),
        partnersIn(db, programId, me, [viewer.loop.loopId]),
        ownFeedback(log, viewer),
      ]);
      const open = questions.find((one) => one.loopId === viewer.loop.loopId);
      const label = open ? questionWords(open.question, partners.get(viewer.loop.loopId) ?? "") : ANY_TIME;
      const form = <FeedbackForm action={`${loopPath(viewer)}/feedback`} form={emptyForm()} label={label} />;
      return (
        <>
          {open ? (
            <Callout kind="turn">{form}</Callout>
          ) : viewer.loop.status === "closed" ? null : (
            <details class="mb-2">
              <summary class="min-h-11 py-2 font-medium">Give feedback</summary>
              <div class="mt-3">{form}</div>
            </details>
          )}
          {mine.map((one) => (
            <p class="quiet mt-2 text-sm">
              You said {one.rating} of 5 on <When at={one.given_at} zone={viewer.participant.timezone} format="date" />.
            </p>
          ))}
        </>
      );
    },
  };
}

export const ANY_TIME = "Your mentoring at the moment";

/** On the home page: what is asked now, of each loop, answered right there. */
export function feedbackHomePanel(log: Log): HomePanel {
  return {
    id: "asked",
    title: "How is it going?",
    place: "first",
    render: async (viewer, loops) => {
      const { programId } = viewer.program;
      const me = viewer.participant.participantId;
      const questions = await openQuestions(log.store.db, programId, me, log.now());
      const asked = questions.filter((one) => loops.some((loop) => loop.loopId === one.loopId));
      if (asked.length === 0) return null;
      const partners = await partnersIn(
        log.store.db,
        programId,
        me,
        asked.map((one) => one.loopId),
      );
      return (
        <div class="grid grid-cols-1 gap-4">
          {asked.map(({ loopId, question }, index) => (
            <details class="callout callout-info max-w-2xl" open={asked.length === 1}>
              <summary class="min-h-6 font-semibold">{questionWords(question, partners.get(loopId) ?? "")}</summary>
              <div class="mt-3">
                <FeedbackForm
                  action={`/programs/${programId}/loops/${loopId}/feedback`}
                  form={emptyForm()}
                  label="One to five"
                  id={`-${index}`}
                >
                  <input type="hidden" name="from" value="home" />
                </FeedbackForm>
              </div>
            </details>
          ))}
        </div>
      );
    },
  };
}

function ownFeedback(log: Log, { program, loop, participant }: MemberViewer) {
  return log.store.db
    .selectFrom("feedback")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("author_id", "=", participant.participantId)
    .orderBy("given_at", "desc")
    .limit(3)
    .select(["rating", "given_at"])
    .execute();
}
