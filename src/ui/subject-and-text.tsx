import { Field, Textarea } from "./field.tsx";

/** What came back of a form, by the names of its fields. */
type Typed = { values: Record<string, string | undefined>; errors: Record<string, string | undefined> };

/** The fields of a letter. `hint`: what is done with its text before it goes. */
export const SubjectAndText = ({ form, hint }: { form: Typed; hint: string }) => (
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
      hint={hint}
      rows={12}
      required
    />
  </>
);
