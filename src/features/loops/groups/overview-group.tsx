import type { Program } from "../../../access/viewer.ts";
import { Button } from "../../../ui/button.tsx";
import { Form, Radios, Select } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";
import type { Matchable } from "../matchable.ts";
import type { Overview } from "../read-overview.ts";
import { GroupInputs } from "./group-form.tsx";

type Props = {
  program: Program;
  loop: Overview;
  people: readonly Matchable[];
  form: FormProblems;
  open: string | null;
};
const NONE: FormProblems = { errors: {}, values: {} };

/** What a coordinator changes about a group: who is in it, and what it is called. */
export const GroupChanges = ({ program, loop, people, form, open }: Props) => {
  const base = `/programs/${program.programId}/loops/${loop.loop_id}`;
  const inIt = new Set(loop.members.map((member) => member.participant_id));
  const others = people.filter((person) => !inIt.has(person.participant_id));
  const added = open === "members" ? form : NONE;
  return (
    <div class="mt-6 space-y-3">
      <details id="add" open={open === "members" || undefined}>
        <summary class="cursor-pointer py-2 font-semibold">Add a member</summary>
        <Form action={`${base}/members`} class="mt-3">
          <Select
            name="participant"
            label="Who"
            value={added.values.participant}
            error={added.errors.participant}
            options={others
              .map((person) => ({ value: person.participant_id, label: `${person.name} (${person.role})` }))
              .sort((a, b) => a.label.localeCompare(b.label, "en"))}
            empty="Choose somebody"
            required
          />
          <Radios
            name="role"
            label="Here they are a"
            value={added.values.role ?? "mentee"}
            error={added.errors.role}
            options={[
              { value: "mentee", label: "Mentee" },
              { value: "mentor", label: "Mentor" },
            ]}
            required
          />
          <Button>Add</Button>
        </Form>
      </details>
      <details id="description" open={open === "description" || undefined}>
        <summary class="cursor-pointer py-2 font-semibold">Change its name, or how people come in</summary>
        <Form action={`${base}/description`} class="mt-3">
          <GroupInputs
            form={
              open === "description"
                ? form
                : {
                    errors: {},
                    values: { name: loop.name ?? "", description: loop.description ?? "", kind: loop.kind },
                  }
            }
          />
          <Button>Save</Button>
        </Form>
      </details>
    </div>
  );
};
