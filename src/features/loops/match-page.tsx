import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Checkbox, ErrorSummary, Form, Select } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import type { Matchable } from "./matchable.ts";

type Props = {
  action: string;
  people: Matchable[];
  form: FormProblems;
  /** Whoever matches may write to people. */
  mails: boolean;
};

export const MatchPage = ({ action, people, form, mails }: Props) => {
  const isFull = ({ capacity, mentees }: Matchable) => capacity !== null && mentees >= capacity;
  const mentors = people
    .filter((person) => person.role !== "mentee")
    .sort((a, b) => Number(isFull(a)) - Number(isFull(b)));
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
      <p class="quiet mb-4">Those without a loop stand first, mentors without a free place last.</p>
      <ErrorSummary errors={form.errors} />
      <Form action={action}>
        <div class="grid gap-4 sm:grid-cols-2">
          <Select
            name="mentor"
            label="Mentor"
            value={form.values.mentor ?? (chosen && chosen.role !== "mentee" ? chosen.participant_id : "")}
            error={form.errors.mentor}
            options={mentors.map(asMentor)}
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
        {form.values.full ? (
          <Checkbox
            name="anyway"
            label="Match anyway"
            hint="They said how many mentees they can take. Better ask them first."
          />
        ) : null}
        {mails ? <Checkbox name="notify" label="Tell both by mail" checked={form.values.notify === "1"} /> : null}
        <div class="flex flex-wrap gap-3">
          <Button>Match them</Button>
          <Button kind="quiet" name="draft" value="1">
            Keep as a draft
          </Button>
        </div>
      </Form>
    </div>
  );
};

/** With how many places they have left; those without one stand last, and say so. */
function asMentor(person: Matchable) {
  const { capacity, mentees } = person;
  if (capacity === null) return asOption(person);
  const places = mentees >= capacity ? `full: ${mentees} of ${capacity}` : `${mentees} of ${capacity} mentees`;
  return {
    value: person.participant_id,
    label: `${person.name} (${[places, ...about(person)].join("; ")})`,
  };
}

/** Whoever has not said yes to their invitation cannot open the loop yet. */
const about = ({ status, headline }: Matchable) => [
  ...(status === "active" ? [] : ["has not come yet"]),
  ...(headline ? [headline] : []),
];

function asOption(person: Matchable) {
  const loops = person.loops === 0 ? "no loop yet" : person.loops === 1 ? "in 1 loop" : `in ${person.loops} loops`;
  return {
    value: person.participant_id,
    label: `${person.name} (${[loops, ...about(person)].join("; ")})`,
  };
}
