import type { Context } from "hono";
import { z } from "zod";
import type { Signer } from "../../../access/signed-link.ts";
import type { Log } from "../../../activity/log.ts";
import { Button } from "../../../ui/button.tsx";
import { Callout } from "../../../ui/callout.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { loopPath } from "../../../web/loop-path.ts";
import type { Panel } from "../../../web/panel.ts";
import { type Route, route } from "../../../web/route.ts";
import { returnDay } from "../life/return-day.ts";
import { ANSWERS, type Answer, answerSilence, type MetElsewhere } from "./answer-silence.ts";
import { readAsked, waitingQuestion } from "./read-question.ts";
import { answersFor, SilenceForm } from "./silence-form.tsx";
import { type AskedMember, readSilenceLink } from "./silence-link.ts";

type Parts = { signer: Signer; metElsewhere: MetElsewhere };
const THANKS: Record<Answer, string> = {
  fine: "Good to hear. Go on in your own time.",
  paused: "Paused. It goes on by itself on that day.",
  met: "Counted. Meeting elsewhere is meeting.",
  ending: "Take your time. Here you can say goodbye, or think again.",
};

/** The question after a long silence: from a mail without signing in, or on the page of the loop. */
export function silenceRoutes(log: Log, { signer, metElsewhere }: Parts): Route[] {
  const { db } = log.store;
  async function sceneOf(asked: AskedMember | null) {
    const loop = asked && (await readAsked(db, asked.programId, asked.loopId, asked.participantId));
    return asked && loop && loop.status !== "closed" ? { asked, loop, zone: await zoneOf(asked, loop.timezone) } : null;
  }
  async function zoneOf({ programId, participantId }: AskedMember, usual: string): Promise<string> {
    const row = await db
      .selectFrom("participant")
      .where("program_id", "=", programId)
      .where("participant_id", "=", participantId)
      .select("timezone")
      .executeTakeFirst();
    return row?.timezone ?? usual;
  }
  type Scene = NonNullable<Awaited<ReturnType<typeof sceneOf>>>;
  const show = (c: Context, { loop, zone }: Scene, form: FormProblems) =>
    c.render(
      <div class="mx-auto max-w-xl">
        <p class="eyebrow">{loop.program}</p>
        <h1 class="page-title">Are you and {loop.with_} still going?</h1>
        <SilenceForm action={c.req.path} form={form} now={log.now()} zone={zone} loop={loop} />
      </div>,
      { title: "Still going?" },
    );
  /** Parses, does and answers: the same from a mail and from the page. */
  async function take(c: Context, scene: Scene) {
    const { asked, loop, zone } = scene;
    const picked = await readForm(c, z.object({ answer: z.string().default(""), until: z.string().default("") }));
    const answer = (picked.ok ? picked.data.answer : "") as Answer;
    if (!picked.ok || !answersFor(loop).includes(answer)) {
      c.status(422);
      const values = picked.ok ? picked.data : picked.values;
      return show(c, scene, { errors: { answer: "Choose what comes closest." }, values });
    }
    const day = answer === "paused" ? returnDay(log.now(), zone).safeParse(picked.data.until) : null;
    if (day && !day.success) {
      c.status(422);
      const until = day.error.issues[0]?.message ?? "Choose a day.";
      return show(c, scene, { errors: { until }, values: picked.data });
    }
    const { programId, loopId, participantId: by, question } = asked;
    await answerSilence(log, metElsewhere, { programId, loopId, by, zone, question, answer, until: day?.data });
    const to = `/programs/${programId}/loops/${loopId}`;
    if (answer === "ending") return goOn(c, `${to}/closing`, THANKS.ending);
    return goOn(c, c.req.path.startsWith("/still-going") ? c.req.path : to, THANKS[answer]);
  }
  const linked = (c: Context) => readSilenceLink(signer, c.req.param("token") ?? "", log.now());
  return [
    route("get", "/still-going/:token", "anyone", async (c) => {
      const link = linked(c);
      const scene = await sceneOf(link);
      if (!link || !scene) return tooLate(c);
      const given = await answerOf(link);
      if (given) return answered(c, scene, given);
      return show(c, scene, emptyForm(link.answer ? { answer: link.answer } : {}));
    }),
    route("post", "/still-going/:token", "anyone", async (c) => {
      const scene = await sceneOf(linked(c));
      return scene ? take(c, scene) : tooLate(c);
    }),
    route("post", "/programs/:program/loops/:loop/still-going", "member", async (c, viewer) => {
      const { programId } = viewer.program;
      const { loopId } = viewer.loop;
      const question = await waitingQuestion(db, programId, loopId, log.now());
      const asked = { programId, loopId, participantId: viewer.participant.participantId, question: question ?? "" };
      const scene = await sceneOf(asked);
      if (!scene) return goOn(c, loopPath(viewer), "This loop is closed.");
      return take(c, scene);
    }),
  ];

  async function answerOf({ programId, loopId, question }: AskedMember): Promise<Answer | null> {
    const row = await db
      .selectFrom("silence_question")
      .where("program_id", "=", programId)
      .where("loop_id", "=", loopId)
      .where("question_id", "=", question)
      .select("answer")
      .executeTakeFirst();
    return row?.answer ?? null;
  }
}

function answered(
  c: Context,
  { asked, loop }: { asked: AskedMember; loop: { with_: string; program: string } },
  answer: Answer,
) {
  return c.render(
    <div class="mx-auto max-w-xl">
      <p class="eyebrow">{loop.program}</p>
      <h1 class="page-title">You and {loop.with_}</h1>
      <Callout kind="done">Answered: {ANSWERS[answer].toLowerCase()}. Thank you.</Callout>
      <p class="mt-5">
        <Button href={`/programs/${asked.programId}/loops/${asked.loopId}`}>Open the loop</Button>
      </p>
    </div>,
    { title: "Still going?" },
  );
}

/** Not ours, too old, closed, or its person is not in the loop any more: all the same to whoever looks. */
function tooLate(c: Context) {
  c.status(404);
  return c.render(
    <Empty title="This question is over" text="The link is too old or not whole, or the loop has ended meanwhile.">
      <Button href="/">Go to your home page</Button>
    </Empty>,
    { title: "This question is over" },
  );
}

/** On the loop's page, for as long as the question waits. */
export function silencePanel(log: Log): Panel {
  return {
    id: "still-going",
    title: "Still going?",
    place: "lead",
    render: async (viewer) => {
      if (viewer.loop.status !== "open") return null;
      const { programId } = viewer.program;
      const { loopId, role } = viewer.loop;
      const { participantId, timezone: zone } = viewer.participant;
      if (!(await waitingQuestion(log.store.db, programId, loopId, log.now()))) return null;
      const loop = await readAsked(log.store.db, programId, loopId, participantId);
      if (!loop || (loop.kind !== "pair" && role !== "mentor")) return null;
      return (
        <Callout label="It has been quiet here">
          <p class="mb-3">Are you and {loop.with_} still going?</p>
          <SilenceForm
            action={`${loopPath(viewer)}/still-going`}
            form={emptyForm()}
            now={log.now()}
            zone={zone}
            loop={loop}
          />
        </Callout>
      );
    },
  };
}
