import type { Program } from "../../../access/viewer.ts";
import { fillIn, type MailText } from "../../../mail/mail-text.ts";
import { Button } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/chip.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { ErrorSummary, Form } from "../../../ui/field.tsx";
import { SubjectAndText } from "../../../ui/subject-and-text.tsx";
import type { FormProblems } from "../../../web/form.ts";

type ListProps = { program: Program; mails: { mail: MailText; own: boolean }[] };

/** The mails whose words can be changed. */
export const MailsPage = ({ program, mails }: ListProps) => (
  <div class="mx-auto max-w-2xl">
    <Back program={program} />
    <h1 class="page-title">The words of mails</h1>
    <p class="mb-5">
      Cairn has words for each of these. Where you would say it differently, write your own: they go out from the next
      mail on, and what was sent stays as it was.
    </p>
    <ul class="rows">
      {mails.map(({ mail, own }) => (
        <li>
          <p class="flex flex-wrap items-center gap-x-3">
            <a class="font-semibold" href={`/programs/${program.programId}/settings/mails/${mail.id}`}>
              {mail.title}
            </a>
            {own ? <Badge label="Your own words" tone="done" /> : null}
          </p>
          <p class="quiet text-sm">{mail.when}</p>
        </li>
      ))}
    </ul>
    <p class="quiet mt-5 text-sm">
      What you send to chosen people is under{" "}
      <a href={`/programs/${program.programId}/outreach/samples`}>Outreach, samples</a>.
    </p>
  </div>
);

type Props = { program: Program; mail: MailText; own: boolean; form: FormProblems };

/** One mail: its words, what can be filled in, and how it reads. */
export const MailPage = ({ program, mail, own, form }: Props) => {
  const path = `/programs/${program.programId}/settings/mails/${mail.id}`;
  return (
    <div class="mx-auto max-w-2xl">
      <Back program={program} to="mails" />
      <h1 class="page-title mb-1">{mail.title}</h1>
      <p class="quiet mb-5">{mail.when}</p>
      <ErrorSummary errors={form.errors} />
      <Form action={path} answersWithPage>
        <SubjectAndText
          form={form}
          hint="What stands in braces is filled in for each person. A link below a line that ends with a colon is a button of that name."
        />
        <p class="quiet mb-1 text-sm">What can be filled in</p>
        <ul class="mb-5 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {Object.keys(mail.fields).map((field) => (
            <li>
              <code>{`{{${field}}}`}</code>
              {mail.needs.includes(field) ? <span class="quiet"> needed</span> : null}
            </li>
          ))}
        </ul>
        <div class="flex flex-wrap gap-3">
          <Button>Save</Button>
          <Button kind="quiet" name="look" value="1">
            See how it reads
          </Button>
          {own ? (
            <Button kind="ghost" dialog="return">
              Take Cairn’s own words again
            </Button>
          ) : null}
        </div>
      </Form>
      {own ? (
        <Dialog
          id="return"
          title="Take Cairn’s own words again?"
          keep="Keep mine"
          action={
            <form method="post" action={`${path}/return`}>
              <Button kind="danger">Forget mine</Button>
            </form>
          }
        >
          <p>Your own words of this mail are forgotten.</p>
        </Dialog>
      ) : null}
      <Reads mail={mail} program={program} form={form} />
    </div>
  );
};

const Reads = ({ mail, program, form }: Pick<Props, "mail" | "program" | "form">) => {
  const values = { ...mail.fields, program_name: program.name };
  const { subject, body } = fillIn({ subject: form.values.subject ?? "", body: form.values.body ?? "" }, values);
  return (
    <section class="mt-8" aria-labelledby="reads" id="look">
      <h2 class="section-title" id="reads">
        How it reads, for example
      </h2>
      <div class="sheet break-words whitespace-pre-line">
        <p class="mb-3 font-semibold">{subject}</p>
        {mail.around ? <p class="quiet mb-3">{mail.around.before}</p> : null}
        <p>{body.trim()}</p>
        {mail.around ? <p class="quiet mt-3">{mail.around.after}</p> : null}
      </div>
      {mail.around ? (
        <p class="quiet mt-2 text-sm">The pale lines are added to each mail that tells something.</p>
      ) : null}
    </section>
  );
};

const Back = ({ program, to }: { program: Program; to?: "mails" }) => (
  <p class="mb-2">
    <a href={`/programs/${program.programId}/settings${to ? `/${to}` : ""}`}>
      {to ? "The words of mails" : "Settings"}
    </a>
  </p>
);
