import { raw } from "hono/html";
import type { MemberViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Form, Textarea } from "../../ui/field.tsx";
import { markdownHtml } from "../../ui/markdown.ts";
import { When } from "../../ui/time.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Note } from "./read-note.ts";
import { NOTE_MAX } from "./save-note.ts";

type Scene = { viewer: MemberViewer; note: Note };

/** The note as it was saved. */
export const NoteText = ({ viewer, note }: Scene) =>
  note.body === "" ? null : (
    <div>
      <div class="prose-cairn">{raw(markdownHtml(note.body))}</div>
      {note.savedAt && (
        <p class="quiet mt-2 text-sm">
          Saved <When at={note.savedAt} zone={viewer.participant.timezone} />
        </p>
      )}
    </div>
  );

/** Where it is written: kept on this device as it is typed, saved with the button. */
export const NoteForm = ({ viewer, note, form }: Scene & { form: FormProblems }) => (
  <Form action={`${loopPath(viewer)}/notes`} draft>
    <input type="hidden" name="version" value={String(note.version)} data-stay />
    <Textarea
      name="note"
      label="What you want to remember"
      value={form.values.note}
      error={form.errors.note}
      hint="Only you read these, ever. Lists and links work, two stars make **bold**."
      oneOf
      rows={5}
      maxlength={NOTE_MAX}
    />
    <Button kind="quiet">Save</Button>
  </Form>
);
