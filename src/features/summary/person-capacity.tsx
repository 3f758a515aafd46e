import type { Program } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Field, Form } from "../../ui/field.tsx";
import type { Summary } from "./read-summary.ts";

type Props = { program: Program; person: Summary; back: string };

/** How many mentees they take: they say it in their profile, the coordinator can, too. */
export const Capacity = ({ program, person, back }: Props) => {
  const mentees = person.loops.filter((loop) => loop.kind === "pair" && !loop.closed && loop.role === "mentor").length;
  const words =
    person.capacity === null ? "They have not said how many." : mentees >= person.capacity ? "No free place." : "";
  return (
    <details class="text-sm">
      <summary class="cursor-pointer">
        Mentees at once: {mentees}
        {person.capacity === null ? "" : ` of ${person.capacity}`} <span class="quiet">{words}</span>
      </summary>
      <Form
        action={`/programs/${program.programId}/participants/${person.participant_id}/capacity`}
        class="mt-2 flex flex-wrap items-end gap-3"
      >
        <input type="hidden" name="back" value={back} />
        <Field
          name="capacity"
          type="number"
          min="0"
          max="99"
          label="At most"
          value={person.capacity === null ? "" : String(person.capacity)}
        />
        <Button kind="quiet" small>
          Save
        </Button>
      </Form>
    </details>
  );
};
