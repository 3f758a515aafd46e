import { Button } from "../../ui/button.tsx";
import { Checkbox, ErrorSummary, Field, Form, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";

type FormProps = { action: string; form: FormProblems };

/** A new goal: what, the first steps, how one will know, by when, and who sees it. */
export const GoalForm = ({ action, form }: FormProps) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={action} draft>
      <Title form={form} />
      <Textarea
        name="tasks"
        label="First steps"
        value={form.values.tasks}
        error={form.errors.tasks}
        hint="One on each line, at most six."
        rows={3}
        required
      />
      <SuccessAndDay form={form} />
      <Seen form={form} now />
      <Button wide>Set this goal</Button>
    </Form>
  </>
);

export const Title = ({ form }: { form: FormProblems }) => (
  <Field
    name="title"
    label="What do you want to reach?"
    value={form.values.title}
    error={form.errors.title}
    required
    maxlength={300}
  />
);

export const SuccessAndDay = ({ form }: { form: FormProblems }) => (
  <>
    <Field name="success" label="How will you know?" value={form.values.success} error={form.errors.success} />
    <Field name="dueOn" label="By when?" type="date" value={form.values.dueOn} error={form.errors.dueOn} />
  </>
);

/** Who sees it, said beside the box, before it is ticked. */
export const Seen = ({ form, now }: { form: FormProblems; now?: boolean }) => (
  <>
    <Checkbox
      name="share"
      label={now ? "Share it with my partner now" : "Share it with my partner"}
      hint="They see all of it. Otherwise only you can, until you share it."
      checked={Boolean(form.values.share)}
    />
    <Checkbox
      name="coordinator"
      label="Show it to my coordinator"
      hint="They see its title and how far you are; never the steps, nor how you will know."
      checked={Boolean(form.values.coordinator)}
    />
  </>
);
