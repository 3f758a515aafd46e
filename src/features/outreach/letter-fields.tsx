import { MERGE_FIELDS } from "../../outreach/merge.ts";
import { SubjectAndText } from "../../ui/subject-and-text.tsx";
import type { FormProblems } from "../../web/form.ts";

/** Subject and text of a message, and what can be filled in. */
export const LetterFields = ({ form }: { form: FormProblems }) => (
  <>
    <SubjectAndText form={form} hint="What stands in braces is filled in for each person." />
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
