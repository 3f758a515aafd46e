import type { CohortId } from "../../../access/cohort-id.ts";
import type { Program } from "../../../access/viewer.ts";
import type { Cohort } from "../../../insights/cohorts.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { ErrorSummary, Field, Form, Select } from "../../../ui/field.tsx";
import { Table } from "../../../ui/table.tsx";
import { sayDay } from "../../../ui/time.tsx";
import type { FormProblems } from "../../../web/form.ts";

type Props = { program: Program; cohorts: Cohort[]; people: Map<CohortId, number>; form: FormProblems };

/** The cohorts of a program, and a new one. */
export const CohortsPage = ({ program, cohorts, people, form }: Props) => {
  const base = `/programs/${program.programId}`;
  return (
    <div class="mx-auto max-w-2xl">
      <p class="mb-2">
        <a href={`${base}/settings`}>Settings</a>
      </p>
      <h1 class="page-title">Cohorts</h1>
      <p class="mb-6">
        A cohort is a group of people who begin together. Everybody is in one at most. The dashboard and the report can
        be narrowed to a cohort, and cohorts can be compared.
      </p>
      {cohorts.length === 0 ? (
        <Empty
          level={2}
          title="No cohorts yet"
          text="Give the first one a name. Then choose its people in Participants, or bring them along in a list with a column called Cohort."
        />
      ) : (
        <Table
          caption="Cohorts"
          rows={cohorts}
          columns={[
            {
              id: "name",
              label: "Name",
              cell: ({ cohortId, name }) => <a href={`${base}/cohorts/${cohortId}`}>{name}</a>,
            },
            { id: "starts", label: "Begins on", cell: ({ startsOn }) => (startsOn ? sayDate(startsOn) : "–") },
            {
              id: "people",
              label: "People",
              number: true,
              cell: ({ cohortId }) => (
                <a href={`${base}/participants?cohort=${cohortId}`}>
                  {(people.get(cohortId) ?? 0).toLocaleString("en-GB")}
                </a>
              ),
            },
          ]}
        />
      )}
      <section class="mt-10" aria-labelledby="new">
        <h2 class="section-title" id="new">
          A new cohort
        </h2>
        <ErrorSummary errors={form.errors} />
        <Form action={`${base}/cohorts`}>
          <CohortFields form={form} />
          <Button>Create</Button>
        </Form>
      </section>
    </div>
  );
};

type OneProps = { program: Program; cohort: Cohort; people: number; tags: string[]; form: FormProblems };

/** One cohort: its name, its first day, its people, and its end. */
export const CohortPage = ({ program, cohort, people, tags, form }: OneProps) => {
  const base = `/programs/${program.programId}`;
  const action = `${base}/cohorts/${cohort.cohortId}`;
  return (
    <div class="mx-auto max-w-lg">
      <p>
        <a href={`${base}/cohorts`}>All cohorts</a>
      </p>
      <h1 class="page-title">{cohort.name}</h1>
      <p class="mb-6 flex flex-wrap gap-x-6">
        <a href={`${base}/participants?cohort=${cohort.cohortId}`}>
          {people === 1 ? "1 person" : `${people.toLocaleString("en-GB")} people`}
        </a>
        <a href={`${base}/reports?cohort=${cohort.cohortId}`}>Its report</a>
      </p>
      <ErrorSummary errors={form.errors} />
      <Form action={action}>
        <CohortFields form={form} />
        <Button>Save</Button>
      </Form>
      {tags.length > 0 ? (
        <section class="mt-10" aria-labelledby="tagged">
          <h2 class="section-title" id="tagged">
            Take in people by their tag
          </h2>
          <Form action={`${action}/people`}>
            <Select
              name="tag"
              label="Everybody tagged"
              hint="Who is in another cohort moves here. You can choose people one by one in Participants, too."
              options={tags.map((tag) => ({ value: tag, label: tag }))}
              empty="Choose a tag"
              required
            />
            <Button kind="quiet">Take them in</Button>
          </Form>
        </section>
      ) : null}
      <details class="mt-10">
        <summary class="cursor-pointer py-2">Delete this cohort</summary>
        <form method="post" action={`${action}/removal`} class="mt-2">
          <p class="mb-3">
            The people stay in the program, in no cohort. Who was in it can't be brought back by a click.
          </p>
          <Button kind="danger">Delete {cohort.name}</Button>
        </form>
      </details>
    </div>
  );
};

const CohortFields = ({ form }: { form: FormProblems }) => (
  <>
    <Field
      name="name"
      label="Name"
      value={form.values.name}
      error={form.errors.name}
      hint="Such as Spring 2026."
      maxlength={80}
      required
    />
    <Field name="starts" label="First day" type="date" value={form.values.starts} error={form.errors.starts} />
  </>
);

const sayDate = (day: string) => sayDay(new Date(`${day}T12:00:00Z`), "UTC");
