import { Button } from "../../ui/button.tsx";
import { Checkbox, ErrorSummary, Form, Radios, Textarea } from "../../ui/field.tsx";
import { Hint, Wrong } from "../../ui/labelled.tsx";
import type { FormProblems } from "../../web/form.ts";
import { BadgeMark, badgeName } from "./badge-mark.tsx";
import { BADGES } from "./kudos.tables.ts";

type FormProps = { action: string; others: { participant_id: string; name: string }[]; form: FormProblems };

/** A badge and a few words for somebody; who will see it is said beside the box. */
export const KudosForm = ({ action, others, form }: FormProps) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={action} draft>
      {others.length === 1 ? (
        <input type="hidden" name="recipient" value={others[0]?.participant_id} />
      ) : (
        <Radios
          name="recipient"
          label="For"
          value={form.values.recipient}
          error={form.errors.recipient}
          options={others.map((other) => ({ value: other.participant_id, label: other.name }))}
          required
        />
      )}
      <BadgeChoice form={form} />
      <Textarea
        name="note"
        label="A few words"
        id="field-kudos-note"
        value={form.values.note}
        error={form.errors.note}
        hint="Your loop and your coordinator see it."
        rows={2}
      />
      <Checkbox
        name="published"
        label="Show it to everybody in the program"
        hint="They can still keep it between you."
        checked={Boolean(form.values.published)}
      />
      <Button wide>Give kudos</Button>
    </Form>
  </>
);

const BadgeChoice = ({ form }: { form: FormProblems }) => {
  const field = { name: "badge", label: "Thank you for your …", error: form.errors.badge };
  return (
    <fieldset class="field" id="field-badge">
      <legend class="field-label">{field.label}</legend>
      <Hint field={field} />
      <div class="grid grid-cols-1 gap-2 sm:max-lg:grid-cols-2">
        {BADGES.map((badge) => (
          <label class="choice items-center">
            <input
              class="radio radio-sm"
              type="radio"
              name="badge"
              value={badge}
              checked={form.values.badge === badge}
              required
            />
            <BadgeMark badge={badge} size={26} />
            <span class="min-w-0">{badgeName(badge)}</span>
          </label>
        ))}
      </div>
      <Wrong field={field} />
    </fieldset>
  );
};
