import type { Outlook } from "../../outreach/before-it-goes.ts";
import type { Draft } from "../../outreach/drafts.ts";
import type { Skipped } from "../../outreach/outreach.tables.ts";
import type { Recipient } from "../../outreach/recipients.ts";
import { zoneWords } from "../../time/day-words.ts";
import { Button } from "../../ui/button.tsx";
import { Callout } from "../../ui/callout.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorSummary, Field, Form } from "../../ui/field.tsx";
import { OneByOne } from "../../ui/one-by-one.tsx";
import type { FormProblems } from "../../web/form.ts";
import { Letter } from "./compose-page.tsx";
import { namesOf, ToWhom } from "./whom-fields.tsx";

type Props = {
  base: string;
  draft: Draft;
  recipients: Recipient[];
  outlook: Outlook;
  zone: string;
  form: FormProblems;
  /** Whose letter is shown, counted from one. */
  person: number;
};

/** The last look: who gets it and who does not, each letter as it will arrive, and when it goes. */
export const PreviewPage = ({ base, draft, recipients, outlook, zone, form, person }: Props) => {
  const { reached } = outlook;
  const again = form.values.again === "1";
  const home = `${base}/drafts/${encodeURIComponent(draft.id)}`;
  const shown = Math.min(person, Math.max(1, reached.length));
  return (
    <>
      <h1 class="page-title">Before it goes</h1>
      <ToWhom recipients={recipients} whom={draft.whom} />
      <Left outlook={outlook} home={home} again={again} />
      <ErrorSummary errors={form.errors} />
      <div class="grid grid-cols-1 gap-x-12 gap-y-8 lg:grid-cols-2">
        <Letters {...{ draft, reached, home, shown, again }} />
        <div class="max-lg:order-first">
          <Form action={home} answersWithPage>
            {again ? <input type="hidden" name="again" value="1" /> : null}
            <div class="flex flex-wrap gap-3">
              {reached.length > 0 ? (
                <Button wide>{reached.length === 1 ? "Send it" : `Send to ${reached.length} people`}</Button>
              ) : null}
              <Button kind="quiet" href={`${home}/words`}>
                Change the words
              </Button>
            </div>
            <details class="mt-3" open={form.errors.at !== undefined}>
              <summary class="cursor-pointer py-2">Send it later</summary>
              <div class="max-w-md">
                <Field
                  name="at"
                  type="datetime-local"
                  label="Day and time"
                  value={form.values.at}
                  error={form.errors.at}
                  hint={`In the time of the program, ${zoneWords(zone)}. What is filled in is as true as then.`}
                />
                <Button kind="quiet" name="when" value="later">
                  Send it then
                </Button>
              </div>
            </details>
          </Form>
          <p class="mt-2">
            <Button kind="ghost" dialog="throw-away">
              Throw it away
            </Button>
          </p>
          <Dialog
            id="throw-away"
            title="Throw this message away?"
            action={
              <form method="post" action={`${home}/removal`}>
                <Button kind="danger">Throw it away</Button>
              </form>
            }
          >
            <p>What you wrote is gone then. Kept, it waits for you under Outreach.</p>
          </Dialog>
        </div>
      </div>
    </>
  );
};

type LettersProps = { draft: Draft; reached: Recipient[]; home: string; shown: number; again: boolean };

/** One letter at a time, as that person will read it. */
const Letters = ({ draft, reached, home, shown, again }: LettersProps) => {
  const one = reached[shown - 1];
  if (!one) return <p class="quiet">As it stands, nobody gets it.</p>;
  return (
    <OneByOne
      id="letter"
      title={`${one.name} will read`}
      here={shown}
      of={reached.length}
      to={(n) => `${home}?person=${n}${again ? "&again=1" : ""}`}
      names={{ one: "person", before: reached[shown - 2]?.name, after: reached[shown]?.name }}
    >
      <Letter subject={draft.subject} body={draft.body} person={one} />
      <form method="post" action={`${home}/test`} class="mt-3" data-turbo-frame="_top">
        <input type="hidden" name="person" value={String(shown)} />
        {again ? <input type="hidden" name="again" value="1" /> : null}
        <Button kind="quiet" small>
          Send this one to me as a test
        </Button>
      </form>
    </OneByOne>
  );
};

const WHY: Record<Exclude<Skipped, "removed" | "no_address">, string> = {
  unsubscribed: "want no mails from coordinators",
  written_to: "got a message in the last 3 days",
};

/** Who gets none of it and why; those who had a message lately can be written to all the same, and be left out again. */
const Left = ({ outlook, home, again }: { outlook: Outlook; home: string; again: boolean }) => (
  <>
    {again ? (
      <div class="mb-4">
        <Callout>
          <p>
            It goes also to those who got a message in the last 3 days. <a href={home}>Leave them out</a>
          </p>
        </Callout>
      </div>
    ) : null}
    {(Object.keys(WHY) as (keyof typeof WHY)[]).map((why) => {
      const people = outlook.skipped.filter((one) => one.why === why).map(({ person }) => person);
      return people.length === 0 ? null : (
        <div class="mb-4">
          <Callout>
            <p>
              Left out, as they {WHY[why]}: {namesOf(people)}.{" "}
              {why === "written_to" ? <a href={`${home}?again=1`}>Write to them, too</a> : null}
            </p>
          </Callout>
        </div>
      );
    })}
  </>
);
