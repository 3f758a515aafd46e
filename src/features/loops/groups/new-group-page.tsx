import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Form, Select } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";
import type { Matchable } from "../matchable.ts";
import { GroupInputs } from "./group-form.tsx";

type Props = { action: string; people: readonly Matchable[]; form: FormProblems };

/** A coordinator opens a group: what it is for, and its first two members. */
export const NewGroupPage = ({ action, people, form }: Props) => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">A new group</h1>
    <p class="mb-5">
      A loop of several people around one subject. It begins with one mentor and one mentee; add the others afterwards.
    </p>
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <GroupInputs form={form} />
      <Select
        name="mentor"
        label="First mentor"
        value={form.values.mentor}
        error={form.errors.mentor}
        options={optionsOf(people, "mentee")}
        empty="Choose a mentor"
        required
      />
      <Select
        name="mentee"
        label="First mentee"
        value={form.values.mentee}
        error={form.errors.mentee}
        options={optionsOf(people, "mentor")}
        empty="Choose a mentee"
        required
      />
      <Button>Open the group</Button>
    </Form>
  </div>
);

const optionsOf = (people: readonly Matchable[], not: string) =>
  people
    .filter((person) => person.role !== not)
    .map((person) => ({ value: person.participant_id, label: person.name }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
