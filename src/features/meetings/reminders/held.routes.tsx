import type { Context } from "hono";
import { z } from "zod";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Signer } from "../../../access/signed-link.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { firstName, momentWords, names } from "../../../progress/turn-words.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { Form } from "../../../ui/field.tsx";
import { readForm } from "../../../web/form.ts";
import { firstFew } from "../../../web/loop-title.ts";
import { type Route, route } from "../../../web/route.ts";
import { membersOf } from "../loop-members.ts";
import "../meetings.tables.ts";
import { refusalErrors } from "../meeting-words.ts";
import { takeBackMeeting } from "../take-back-meeting.ts";
import { NOT_HELD } from "./held-notices.ts";

const PATH = "/meetings/held/:token";
const Typed = z.object({ answer: z.enum(["yes", "no"], "Choose one of the two.").default("no") });

/** The link in the mail after a meeting: it shows the choice, and one tap says that it did not take place. */
export function heldRoutes(log: Log, signer: Signer): Route[] {
  return [
    route("get", PATH, "anyone", async (c) => show(c, await asked(log, signer, c))),
    route("post", PATH, "anyone", async (c) => {
      const question = await asked(log, signer, c);
      if (!question) return show(c, null);
      const form = await readForm(c, Typed);
      if (form.ok && form.data.answer === "yes")
        return show(c, question, "Good. It counts, there is nothing else to do.");
      const answer = form.ok ? await takeBackMeeting(log, question) : null;
      if (answer && "meeting" in answer) {
        return show(c, { ...question, held: false }, "Good to know. That meeting does not count.");
      }
      c.status(422);
      return show(c, question, answer ? refusalErrors(answer.refused).form : "Choose one of the two.");
    }),
  ];
}

type Question = NonNullable<Awaited<ReturnType<typeof asked>>>;

/** The meeting that the link is about, if whoever it was sent to is still in its loop. */
async function asked(log: Log, signer: Signer, c: Context) {
  const fields = signer.read(NOT_HELD, c.req.param("token") ?? "", log.now());
  if (!fields) return null;
  const [programId, loopId] = [fields.program as ProgramId, fields.loop as LoopId];
  const by = fields.participant as ParticipantId;
  const members = await membersOf(log.store.db, { programId, loopId });
  const me = members.find((member) => member.id === by);
  const meeting = await log.store.db
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "=", fields.meeting ?? "")
    .select(["meeting_id", "status", "starts_at"])
    .executeTakeFirst();
  if (!me || !meeting) return null;
  const others = members.filter((member) => member.id !== by).map((member) => firstName(member.name));
  return {
    programId,
    loopId,
    by,
    meeting: meeting.meeting_id,
    held: meeting.status === "held",
    others: names(firstFew(others)),
    when: momentWords(meeting.starts_at, me.zone, log.now()),
  };
}

function show(c: Context, question: Question | null, words?: string) {
  if (!question) {
    c.status(404);
    return c.render(
      <Empty title="This link is over" text="It was for one meeting, for a while. Sign in to see your meetings.">
        <Button href="/">Go to your page</Button>
      </Empty>,
      { title: "This link is over" },
    );
  }
  const { others, when, held, programId, loopId } = question;
  return c.render(
    <div class="mx-auto max-w-md">
      <p class="eyebrow">{when}</p>
      <h1 class="page-title">Did you and {others} meet?</h1>
      {words ? (
        <p class="callout callout-info mb-5" role="status">
          {words}
        </p>
      ) : null}
      {held && !words ? (
        <>
          <p class="mb-5">Your meeting counts as held. If it did not take place, say so, and it does not count.</p>
          <Form action={c.req.path} answersWithPage>
            <div class="flex flex-wrap gap-3">
              <Button name="answer" value="no">
                We did not meet
              </Button>
              <Button kind="quiet" name="answer" value="yes">
                We did meet
              </Button>
            </div>
          </Form>
        </>
      ) : null}
      {!held && !words ? <p class="mb-5">This meeting does not count as held.</p> : null}
      <p class="mt-5">
        <a href={`/programs/${programId}/loops/${loopId}#meetings`}>Go to your meetings</a>: there you can count one
        that took place elsewhere, or arrange the next.
      </p>
    </div>,
    { title: "Did you meet?" },
  );
}
