import type { Context } from "hono";
import type { Signer } from "../../access/signed-link.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Empty } from "../../ui/empty.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import "../../access/access.tables.ts";
import { FeedbackForm } from "./feedback-form.tsx";
import { type LinkedQuestion, readFeedbackLink } from "./feedback-link.ts";
import { giveFeedback } from "./give-feedback.ts";
import { partnersIn } from "./open-questions.ts";
import { questionWords, RATINGS } from "./questions.ts";
import { TypedFeedback, thanksFor } from "./typed-feedback.ts";

/**
 * The links of a mail: answered without signing in. Opening one changes nothing, as scanners of mails open all of them;
 * it shows the rating chosen, and the button sends it (or the page, as soon as it sees that a person is there).
 */
export function feedbackLinkRoutes(log: Log, signer: Signer): Route[] {
  const asked = (c: Context) => readFeedbackLink(signer, c.req.param("token") ?? "", log.now());
  return [
    route("get", "/feedback/:token", "anyone", async (c) => {
      const link = asked(c);
      const scene = link && (await readScene(log, link));
      if (!scene) return tooLate(c);
      const { answered } = scene;
      const chosen = link.rating ?? answered;
      return show(c, link, scene, emptyForm(chosen ? { rating: String(chosen) } : {}));
    }),
    route("post", "/feedback/:token", "anyone", async (c) => {
      const link = asked(c);
      const scene = link && (await readScene(log, link));
      if (!scene) return tooLate(c);
      const form = await readForm(c, TypedFeedback);
      if (!form.ok) {
        c.status(422);
        return show(c, link, scene, form);
      }
      const { programId, loopId, participantId, question } = link;
      const giver = { program: { programId }, loop: { loopId }, participant: { participantId } };
      const { rating, comment } = form.data;
      const given = await giveFeedback(log, giver, { rating, comment: comment || null, question });
      if ("refused" in given) return tooLate(c);
      return goOn(c, c.req.path, thanksFor(rating));
    }),
  ];
}

type Scene = { program: string; words: string; answered: number | null };

/** What the page may say to whoever holds the link: no more than the mail did. Null: there is nothing to answer any more. */
async function readScene(
  log: Log,
  { programId, loopId, participantId, question }: LinkedQuestion,
): Promise<Scene | null> {
  const { db } = log.store;
  const row = await db
    .selectFrom("feedback_request as r")
    .innerJoin("program", "program.program_id", "r.program_id")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "r.program_id").onRef("p.participant_id", "=", "r.participant_id"),
    )
    .innerJoin("loop_member as m", (join) =>
      join
        .onRef("m.program_id", "=", "r.program_id")
        .onRef("m.loop_id", "=", "r.loop_id")
        .onRef("m.participant_id", "=", "r.participant_id"),
    )
    .leftJoin("feedback as f", (join) =>
      join
        .onRef("f.program_id", "=", "r.program_id")
        .onRef("f.loop_id", "=", "r.loop_id")
        .onRef("f.feedback_id", "=", "r.feedback_id" as never),
    )
    .where("r.program_id", "=", programId)
    .where("r.loop_id", "=", loopId)
    .where("r.participant_id", "=", participantId)
    .where("r.question", "=", question)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .select(["program.name", "f.rating"])
    .executeTakeFirst();
  if (!row) return null;
  const partners = await partnersIn(db, programId, participantId, [loopId]);
  return { program: row.name, words: questionWords(question, partners.get(loopId) ?? ""), answered: row.rating };
}

function show(c: Context, link: LinkedQuestion, { program, words, answered }: Scene, form: FormProblems) {
  const home = `/programs/${link.programId}`;
  const kept = answered !== null && (link.rating === null || link.rating === answered);
  return c.render(
    <div class="mx-auto max-w-xl">
      <p class="eyebrow">{program}</p>
      <h1 class="page-title">{words}</h1>
      {answered === null ? null : (
        <div class="mb-5">
          <Callout kind="done">
            You said {answered} of 5, {RATINGS[answered - 1]}. You can still change it or add a few words.
          </Callout>
        </div>
      )}
      <FeedbackForm
        action={c.req.path}
        form={form}
        label="One to five"
        oneTap={link.rating !== null && !kept && Object.keys(form.errors).length === 0}
      />
      <p class="mt-6">
        <a href={home}>Go to your program</a>
      </p>
    </div>,
    { title: "How is it going?" },
  );
}

/** Not ours, too old, or its person is not in the loop any more: all the same to whoever looks. */
function tooLate(c: Context) {
  c.status(404);
  return c.render(
    <Empty
      title="This question is over"
      text="The link is too old or not whole. You can say how it is going in your loop, at any time."
    >
      <Button href="/">Go to your home page</Button>
    </Empty>,
    { title: "This question is over" },
  );
}
