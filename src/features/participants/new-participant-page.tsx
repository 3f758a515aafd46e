import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Field, Form, Radios } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";

export const ROLES = [
  { value: "mentee", label: "Mentee", hint: "wants to learn" },
  { value: "mentor", label: "Mentor", hint: "shares what they know" },
  { value: "either", label: "Either", hint: "both, or open" },
];

export const NewParticipantPage = ({ form, action }: { form: FormProblems; action: string }) => (
  <div class="mx-auto max-w-lg">
    <h1 class="page-title">Add a person</h1>
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <Field name="name" label="Name" value={form.values.name} error={form.errors.name} required />
      <Field
        name="email"
        label="Email"
        type="email"
        value={form.values.email}
        error={form.errors.email}
        hint="Their invitation goes there, when you send it."
      />
      <Radios
        name="role"
        label="Role"
        value={form.values.role ?? "mentee"}
        error={form.errors.role}
        options={ROLES}
        required
      />
      <Field
        name="tags"
        label="Tags"
        value={form.values.tags}
        error={form.errors.tags}
        hint="Separated by commas, such as nursing, Porto."
      />
      <Button>Add</Button>
    </Form>
  </div>
);
