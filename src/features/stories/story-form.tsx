import { Button } from "../../ui/button.tsx";
import { Checkbox, ErrorSummary, Form, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";

/** Questions that help to begin; none has to be answered. */
export const STORY_PROMPTS: readonly string[] = [
  "Where did you stand when you began?",
  "Which hour do you remember, and why?",
  "What did the other one say that stayed with you?",
  "What do you do differently now?",
  "What would you tell somebody who begins next week?",
];

type Props = { action: string; form: FormProblems; label?: string };

/** A story in one's own words, with questions beside it; who reads it is said before it is written. */
export const StoryForm = ({ action, form, label = "Share my story" }: Props) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={action} draft={form.values.version === undefined}>
      {form.values.version === undefined ? null : <input type="hidden" name="version" value={form.values.version} />}
      <details class="mb-3">
        <summary class="min-h-11 py-2">Questions that help to begin</summary>
        <ul class="quiet ml-5 grid list-disc gap-1 text-sm">
          {STORY_PROMPTS.map((prompt) => (
            <li>{prompt}</li>
          ))}
        </ul>
      </details>
      <Textarea
        name="body"
        id="field-body"
        label="What did mentoring give you?"
        value={form.values.body}
        error={form.errors.body}
        hint="Three sentences are a story. Your partner and your coordinator can read it."
        rows={6}
        required
      />
      <Checkbox
        name="published"
        label="Everybody in the program may read it"
        hint="With your name. You can take it back at any time."
        checked={Boolean(form.values.published)}
      />
      <Button wide>{label}</Button>
    </Form>
  </>
);
