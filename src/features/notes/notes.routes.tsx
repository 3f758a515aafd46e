import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { ErrorSummary } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { NoteForm, NoteText } from "./note-form.tsx";
import { readNote } from "./read-note.ts";
import { type NoteRefusal, saveNote } from "./save-note.ts";

const PATH = "/programs/:program/loops/:loop/notes";
const Typed = z.object({ note: z.string("Write a few words first."), version: z.coerce.number().int().catch(0) });

const WORDS: Record<NoteRefusal, string> = {
  note_too_long: "That is more than 20,000 characters. Take some of it out.",
  note_changed: "You saved your notes elsewhere meanwhile. What was saved is above, your words are below.",
};

export function noteRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "member", (c, viewer) => show(log, c, viewer)),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, Typed);
      if (!form.ok) return show(log, c, viewer, form);
      const answer = await saveNote(log, {
        programId: viewer.program.programId,
        loopId: viewer.loop.loopId,
        by: viewer.participant.participantId,
        body: form.data.note,
        version: form.data.version,
      });
      if (!("refused" in answer)) return goOn(c, `${loopPath(viewer)}#notes`, "Your notes are saved.");
      return show(log, c, viewer, { errors: { note: WORDS[answer.refused] }, values: { note: form.data.note } });
    }),
  ];
}

/** What the viewer wrote for themselves; the form stands open as long as there is nothing. */
export function notePanel(log: Log): Panel {
  return {
    id: "notes",
    title: "My notes",
    place: "side",
    tab: "more",
    render: async (viewer) => {
      const note = await readNote(log.store.db, viewer);
      const form = <NoteForm viewer={viewer} note={note} form={emptyForm({ note: note.body })} />;
      if (note.body === "") return form;
      return (
        <div class="space-y-3">
          <NoteText viewer={viewer} note={note} />
          <details>
            <summary class="btn btn-quiet btn-sm">Write on</summary>
            <div class="mt-3">{form}</div>
          </details>
        </div>
      );
    },
  };
}

async function show(log: Log, c: Context, viewer: MemberViewer, form?: FormProblems) {
  const note = await readNote(log.store.db, viewer);
  if (form) c.status(422);
  return c.render(
    <div class="mx-auto max-w-prose space-y-4">
      <BackToLoop to={`${loopPath(viewer)}#notes`} />
      <h1 class="page-title">My notes</h1>
      <ErrorSummary errors={form?.errors ?? {}} />
      {form && <NoteText viewer={viewer} note={note} />}
      <NoteForm viewer={viewer} note={note} form={form ?? emptyForm({ note: note.body })} />
    </div>,
    { title: "My notes" },
  );
}
