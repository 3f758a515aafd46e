import { Button } from "../../../ui/button.tsx";
import { ErrorSummary, Field, Form, Textarea } from "../../../ui/field.tsx";
import type { FormProblems } from "../../../web/form.ts";

/** Where a list comes in: a file, or pasted. */
export const NewImportPage = ({ base, form }: { base: string; form: FormProblems }) => (
  <div class="max-w-2xl">
    <h1 class="page-title">Import a list</h1>
    <p class="lead mb-5">
      Bring people in from a spreadsheet. First you see what Cairn makes of it; nobody is added before you say so.
    </p>
    <ErrorSummary errors={form.errors} />
    <Form action={`${base}/imports`} enctype="multipart/form-data">
      <Field
        name="file"
        label="A CSV file"
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        error={form.errors.file}
        oneOf
        hint="From Excel: Save as, CSV. At most 10,000 people and 5 MB."
      />
      <Textarea
        name="text"
        label="Or paste the list"
        rows={4}
        value={form.values.text}
        error={form.errors.text}
        oneOf
        hint="Copy the cells in your spreadsheet, with the names of the columns, and paste them here."
      />
      <Button>Show me the preview</Button>
    </Form>
    <section class="mt-10" aria-labelledby="looks">
      <h2 class="section-title" id="looks">
        What the list should look like
      </h2>
      <p class="mb-3">
        A first line with the names of the columns, then one person in each line. The columns may stand in any order,
        and be called as they are in your language.
      </p>
      <dl class="mb-4 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        <Column name="Name" text="The whole name; or two columns, first name and last name." />
        <Column name="Email" text="One address for each person. It tells who is here already." />
        <Column name="Role" text="Mentor, mentee or both. Without this column you choose one role for all." />
        <Column name="Tags" text="If you like: nursing, Porto." />
        <Column name="Time zone" text="If you like: Europe/Lisbon." />
      </dl>
      <Button href={`${base}/imports/example.csv`} kind="quiet" icon="download">
        Save an example
      </Button>
    </section>
  </div>
);

const Column = ({ name, text }: { name: string; text: string }) => (
  <>
    <dt class="font-semibold">{name}</dt>
    <dd>{text}</dd>
  </>
);
