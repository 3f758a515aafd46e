import { MERGE_FIELDS } from "../../outreach/merge.ts";
import { Field, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";

/** Subject and text of a message, and what can be filled in. */
export const LetterFields = ({ form }: { form: FormProblems }) => (
  <>
    <Field
      name="subject"
      label="Subject"
      value={form.values.subject}
      error={form.errors.subject}
      maxlength={200}
      required
    />
    <Textarea
      name="body"
      label="Text"
      value={form.values.body}
      error={form.errors.body}
      rows={12}
      hint="What stands in braces is filled in for each person."
      required
    />
    <details class="mb-4">
      <summary class="quiet cursor-pointer text-sm">What can be filled in</summary>
      <ul class="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {MERGE_FIELDS.map((field) => (
          <li>
            <code>{`{{${field}}}`}</code>
          </li>
        ))}
      </ul>
    </details>
  </>
);

/** What a sample is called in a list. */
export const sampleWords = ({ title, subject }: { title?: string | undefined; subject: string }) =>
  title ?? subjectWords(subject);

/** A subject as people read it in a list, with a gap for what is filled in: "A new date with …?" */
export const subjectWords = (subject: string) => subject.replace(/\{\{\s*\w+\s*\}\}/g, "…");
