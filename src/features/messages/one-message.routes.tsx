import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { deleteMessage } from "./delete-message.ts";
import { editMessage } from "./edit-message.ts";
import { EditPage } from "./edit-page.tsx";
import { MESSAGE_WORDS } from "./message-words.ts";
import type { OwnMessage } from "./own-message.ts";
import { readOwnMessage } from "./read-messages.ts";
import { restoreMessage } from "./restore-message.ts";

const PATH = "/programs/:program/loops/:loop/messages/:message";
const Typed = z.object({ message: z.string("Write a few words first."), version: z.coerce.number().int().catch(0) });

/** What an author can do with a message of theirs: change it, delete it, bring it back. */
export function oneMessageRoutes(log: Log): Route[] {
  const own = (c: Context, viewer: MemberViewer): OwnMessage => ({
    programId: viewer.program.programId,
    loopId: viewer.loop.loopId,
    message: c.req.param("message") ?? "",
    by: viewer.participant.participantId,
  });
  const back = (c: Context, viewer: MemberViewer, words?: string) =>
    goOn(c, `${loopPath(viewer)}#message-${own(c, viewer).message}`, words);

  async function show(c: Context, viewer: MemberViewer, form?: FormProblems) {
    const message = await readOwnMessage(log.store.db, viewer, log.now(), own(c, viewer).message);
    if (!message || (message.deleted && !form)) return notThere(c, viewer);
    if (form) c.status(422);
    const shown = form ?? emptyForm({ message: message.body });
    return c.render(<EditPage viewer={viewer} message={message} form={shown} />, { title: "Edit your message" });
  }

  return [
    route("get", PATH, "member", (c, viewer) => show(c, viewer)),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, Typed);
      if (!form.ok) return show(c, viewer, form);
      const { message: body, version } = form.data;
      const answer = await editMessage(log, { ...own(c, viewer), body, version });
      if ("message" in answer) return back(c, viewer);
      return show(c, viewer, { errors: { message: MESSAGE_WORDS[answer.refused] }, values: { message: body } });
    }),
    route("post", `${PATH}/deletion`, "member", async (c, viewer) => {
      const answer = await deleteMessage(log, own(c, viewer));
      return "refused" in answer ? notThere(c, viewer) : back(c, viewer);
    }),
    route("post", `${PATH}/restoration`, "member", async (c, viewer) => {
      const answer = await restoreMessage(log, own(c, viewer));
      if (!("refused" in answer)) return back(c, viewer);
      if (answer.refused === "no_such_message") return notThere(c, viewer);
      return back(c, viewer, "It is too late for that: a deleted message is forgotten after ten minutes.");
    }),
  ];
}

function notThere(c: Context, viewer: MemberViewer) {
  c.status(404);
  return c.render(
    <Empty title="There is no such message" text="It was deleted, or it is somebody else's.">
      <Button href={loopPath(viewer)}>Back to the loop</Button>
    </Empty>,
    { title: "No such message" },
  );
}
