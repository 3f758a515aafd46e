import type { Program } from "../../access/viewer.ts";
import { CAP, type Insight } from "../../insights/insight.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Field, Form, Radios, Textarea } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";

type Props = {
  program: Program;
  insight: Insight;
  /** Of whom it is, in words and as the end of an address; nothing for everybody. */
  narrowed: { query: string; words: string };
  seen: string;
  form: FormProblems;
  days: { first: string; last: string };
};

/** For how long an insight stays away, and why. */
export const AsidePage = ({ program, insight, narrowed, seen, form, days }: Props) => {
  const base = `/programs/${program.programId}`;
  const many = insight.number >= CAP;
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">Put aside</h1>
      <p class="mb-1 font-semibold wrap-anywhere">{insight.sentence}</p>
      {narrowed.words ? (
        <p class="mb-1 wrap-anywhere">Only for people {narrowed.words}; for others it still asks.</p>
      ) : null}
      <p class="quiet mb-6">
        It leaves “Needs you” for all coordinators and waits under “Put aside”, where it can be taken back. Nothing
        changes for the participants.
      </p>
      <ErrorSummary errors={form.errors} />
      <Form action={`${base}/insights/${insight.key}/aside${narrowed.query}`}>
        <input type="hidden" name="seen" value={seen} />
        <Radios
          name="how"
          label="For how long"
          value={form.values.how}
          error={form.errors.how}
          required
          options={[
            ...(many
              ? []
              : [
                  {
                    value: "new",
                    label: "Until somebody new is in it",
                    hint: "It stays away as long as it is about the same ones.",
                  },
                ]),
            { value: "day", label: "Until a day", hint: "Whoever comes into it before that." },
          ]}
        />
        <Field
          name="day"
          label="The day it comes back"
          type="date"
          value={form.values.day}
          error={form.errors.day}
          min={days.first}
          max={days.last}
          hint="If you chose a day above."
          oneOf
        />
        <Textarea
          name="reason"
          label="Why"
          value={form.values.reason}
          error={form.errors.reason}
          hint="For you and the other coordinators. Nobody else sees it."
          rows={2}
          maxlength={300}
          required
        />
        <div class="flex flex-wrap gap-3">
          <Button>Put aside</Button>
          <Button href={`${base}/dashboard${narrowed.query}#needs-you`} kind="ghost">
            Leave it where it is
          </Button>
        </div>
      </Form>
    </div>
  );
};
