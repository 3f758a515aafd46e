import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Checkbox, ErrorSummary, Form, Select } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import type { Matchable } from "./read-loops.ts";

export const MatchPage = ({ action, people, form }: { action: string; people: Matchable[]; form: FormProblems }) => {
  const mentors = people.filter((person) => person.role !== "mentee");
  const mentees = people.filter((person) => person.role !== "mentor");
  const chosen = people.find((person) => person.participant_id === form.values.with);
  if (mentors.length === 0 || mentees.length === 0) {
    return (
      <Empty title="A pair needs two" text="There has to be at least one mentor and one mentee to match.">
        <Button href={action.replace(/loops\/new$/, "participants/new")}>Add a person</Button>
      </Empty>
    );
  }
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">Match two people</h1>
      <p class="quiet mb-4">Those without a loop stand first.</p>
      <ErrorSummary errors={form.errors} />
      <Form action={action}>
        <div class="grid gap-4 sm:grid-cols-2">
          <Select
            name="mentor"
            label="Mentor"
            value={form.values.mentor ?? (chosen && chosen.role !== "mentee" ? chosen.participant_id : "")}
            error={form.errors.mentor}
            options={mentors.map(asOption)}
            empty="Choose a mentor"
            required
          />
          <Select
            name="mentee"
            label="Mentee"
            value={form.values.mentee ?? (chosen?.role === "mentee" ? chosen.participant_id : "")}
            error={form.errors.mentee}
            options={mentees.map(asOption)}
            empty="Choose a mentee"
            required
          />
        </div>
        <Checkbox name="notify" label="Tell both by mail" checked={form.values.notify === "1"} />
        <Button>Match them</Button>
      </Form>
    </div>
  );
};

function asOption(person: Matchable) {
  const loops = person.loops === 0 ? "no loop yet" : person.loops === 1 ? "in 1 loop" : `in ${person.loops} loops`;
  return {
    value: person.participant_id,
    label: `${person.name} (${loops}${person.headline ? `; ${person.headline}` : ""})`,
  };
}
