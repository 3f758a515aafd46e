import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { ErrorSummary } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { Conversation } from "./conversation.tsx";
import { readMessages } from "./read-messages.ts";
import { type MessageRefusal, sendMessage } from "./send-message.ts";

const PATH = "/programs/:program/loops/:loop/messages";
const Typed = z.object({ message: z.string("Write a few words first.") });

const WORDS: Record<MessageRefusal, string> = {
  message_empty: "Write a few words first.",
  message_too_long: "That is more than 10,000 characters. Send it in two parts.",
  loop_closed: "This loop was closed, so this could not be sent. Your words are below; copy them if you need them.",
};

export function messageRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "member", (c, viewer) => show(log, c, viewer, emptyForm())),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, Typed);
      if (!form.ok) return again(log, c, viewer, form);
      const answer = await sendMessage(log, {
        programId: viewer.program.programId,
        loopId: viewer.loop.loopId,
        author: viewer.participant.participantId,
        body: form.data.message,
      });
      if ("message" in answer) return goOn(c, `${loopPath(viewer)}#write`);
      return again(log, c, viewer, { errors: { message: WORDS[answer.refused] }, values: form.data });
    }),
  ];
}

/** The loop's conversation: its newest page, and the box to write in. */
export function messagePanel(log: Log): Panel {
  return {
    id: "conversation",
    title: "Conversation",
    place: "main",
    render: async (viewer) => (
      <Conversation viewer={viewer} page={await readMessages(log.store.db, viewer)} form={emptyForm()} />
    ),
  };
}

function again(log: Log, c: Context, viewer: MemberViewer, form: FormProblems) {
  c.status(422);
  return show(log, c, viewer, form);
}

async function show(log: Log, c: Context, viewer: MemberViewer, form: FormProblems) {
  const before = c.req.method === "GET" ? c.req.query("before") : undefined;
  const page = await readMessages(log.store.db, viewer, before);
  const unsent = viewer.loop.status === "closed" ? form.values.message : undefined;
  return c.render(
    <div class="mx-auto max-w-prose space-y-4">
      <p>
        <a href={loopPath(viewer)}>Back to the loop</a>
      </p>
      <h1 class="page-title">Conversation</h1>
      <ErrorSummary errors={form.errors} />
      {unsent && <pre class="whitespace-pre-wrap">{unsent}</pre>}
      <Conversation viewer={viewer} page={page} form={form} />
      {before && (
        <p>
          <a href={`${loopPath(viewer)}/messages`}>Newest messages</a>
        </p>
      )}
    </div>,
    { title: "Conversation" },
  );
}
