import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { refusedFileWords } from "../../files/file-words.ts";
import { FILE_MAX, FILES_BYTES_MAX, prepareFiles } from "../../files/prepare-file.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { ErrorSummary } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { readUpload } from "../../web/upload.ts";
import { Conversation, Earlier, Messages } from "./conversation.tsx";
import { markRead } from "./mark-read.ts";
import { MESSAGE_WORDS } from "./message-words.ts";
import { oneMessageRoutes } from "./one-message.routes.tsx";
import { readMessages } from "./read-messages.ts";
import { sendMessage } from "./send-message.ts";

const PATH = "/programs/:program/loops/:loop/messages";
const Typed = z.object({ message: z.string("Write a few words first.") });
const Read = z.object({ upTo: z.uuid("Say up to where.") });

export function messageRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "member", (c, viewer) => {
      const before = z.uuid().safeParse(c.req.query("before")).data;
      const frame = z.string().regex(FRAME).safeParse(c.req.header("turbo-frame")).data;
      if (before && frame) return showEarlier(log, c, viewer, before, frame);
      return show(log, c, viewer, emptyForm(), before);
    }),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readUpload(c, Typed, { file: FILE_MAX, files: FILES_BYTES_MAX });
      if (!form.ok) return again(log, c, viewer, form);
      const files = await prepareFiles(form.files);
      if ("refused" in files) {
        return again(log, c, viewer, { errors: { files: refusedFileWords(files.refused) }, values: form.data });
      }
      const answer = await sendMessage(log, {
        programId: viewer.program.programId,
        loopId: viewer.loop.loopId,
        author: viewer.participant.participantId,
        body: form.data.message,
        files,
      });
      if ("message" in answer) return goOn(c, `${loopPath(viewer)}#write`);
      const field = answer.refused === "loop_full" ? "files" : "message";
      return again(log, c, viewer, { errors: { [field]: MESSAGE_WORDS[answer.refused] }, values: form.data });
    }),
    route("post", `${PATH}/reading`, "member", async (c, viewer) => {
      const form = await readForm(c, Read);
      if (form.ok) {
        await markRead(log, {
          programId: viewer.program.programId,
          loopId: viewer.loop.loopId,
          reader: viewer.participant.participantId,
          upTo: form.data.upTo,
        });
      }
      return goOn(c, `${loopPath(viewer)}#write`);
    }),
    ...oneMessageRoutes(log),
  ];
}

/** The loop's conversation: its newest page, and the box to write in. */
export function messagePanel(log: Log): Panel {
  return {
    id: "conversation",
    title: "Conversation",
    place: "main",
    render: async (viewer) => (
      <Conversation viewer={viewer} page={await readMessages(log.store.db, viewer, log.now())} form={emptyForm()} />
    ),
  };
}

function again(log: Log, c: Context, viewer: MemberViewer, form: FormProblems) {
  c.status(422);
  return show(log, c, viewer, form);
}

async function show(log: Log, c: Context, viewer: MemberViewer, form: FormProblems, before?: string) {
  const page = await readMessages(log.store.db, viewer, log.now(), before);
  const unsent = viewer.loop.status === "closed" ? form.values.message : undefined;
  return c.render(
    <div class="mx-auto max-w-prose space-y-4">
      <BackToLoop to={loopPath(viewer)} />
      <h1 class="page-title">Conversation</h1>
      <ErrorSummary errors={form.errors} />
      {unsent && <pre class="whitespace-pre-wrap">{unsent}</pre>}
      {before ? (
        <>
          <Earlier viewer={viewer} page={page} frame="earlier" />
          <Messages viewer={viewer} page={page} label="Earlier messages, oldest first" />
          <p>
            <a href={`${loopPath(viewer)}/messages`}>Newest messages</a>
          </p>
        </>
      ) : (
        <Conversation viewer={viewer} page={page} form={form} />
      )}
    </div>,
    { title: "Conversation" },
  );
}

const FRAME = /^earlier[0-9a-f-]{0,40}$/;

/** The same for the frame above the messages that are there already: it brings a frame for those before along. */
async function showEarlier(log: Log, c: Context, viewer: MemberViewer, before: string, frame: string) {
  const page = await readMessages(log.store.db, viewer, log.now(), before);
  return c.render(
    <turbo-frame id={frame} refresh="morph">
      <Earlier viewer={viewer} page={page} frame={`earlier-${page.messages[0]?.id ?? ""}`} />
      <div class="mb-2">
        <Messages viewer={viewer} page={page} label="Earlier messages, oldest first" />
      </div>
    </turbo-frame>,
    { title: "Earlier messages" },
  );
}
