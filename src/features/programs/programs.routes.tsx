import type { Context } from "hono";
import { z } from "zod";
import type { Account } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Db } from "../../store/store.ts";
import { isTimeZone } from "../../time/time-zone.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorSummary, Field, Form, Select } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { zoneOptions } from "../../web/zone-options.ts";
import { createProgram } from "./create-program.ts";
import { mayCreatePrograms, organisationsOf, programsOf } from "./programs-of.ts";

const NewProgram = z.object({
  organisation: z.string().trim().min(1, "Name the organisation that runs it.").max(120, "At most 120 characters."),
  name: z.string().trim().min(1, "Give the program a name, such as Spring cohort.").max(120, "At most 120 characters."),
  timezone: z.string().trim().refine(isTimeZone, "Choose a time zone."),
});

/** The first page of an account, its programs, and the way to a new one. */
export function programRoutes(log: Log): Route[] {
  const { db } = log.store;
  const home = async (c: Context, account: Account) => {
    const programs = await programsOf(db, account.userId);
    const only = programs.length === 1 ? programs[0] : undefined;
    if (only) return c.redirect(`/programs/${only.program_id}`, 303);
    if (programs.length > 1) {
      const organisations = await organisationsOf(db, account.userId);
      const more = { mayStart: await mayCreatePrograms(db, account), isHost: account.isHost };
      return c.render(<Choose programs={programs} organisations={organisations} {...more} />, {
        title: "Your programs",
      });
    }
    if (await mayCreatePrograms(db, account)) return c.redirect("/programs/new", 303);
    return c.render(
      <Empty
        title="You are in no program yet"
        text="As soon as a coordinator invites you, a mail with a link arrives. Look into your mail, or ask them."
      />,
      { title: "Welcome" },
    );
  };
  return [
    route("get", "/", "account", home),
    route("get", "/programs/new", "account", async (c, account) =>
      (await mayCreatePrograms(db, account))
        ? c.render(<NewProgramPage form={await begunForm(db, account, c.req.query("organisation"))} />, {
            title: "New program",
          })
        : c.notFound(),
    ),
    route("post", "/programs/new", "account", async (c, account) => {
      if (!(await mayCreatePrograms(db, account))) return c.notFound();
      const form = await readForm(c, NewProgram);
      if (!form.ok) {
        c.status(422);
        return c.render(<NewProgramPage form={form} />, { title: "New program" });
      }
      const programId = await createProgram(log, { ...form.data, by: account.userId });
      return goOn(c, `/programs/${programId}`, `${form.data.name} is ready. Bring people in.`);
    }),
    route("get", "/programs/:program", "program", (c, viewer) =>
      c.redirect(`/programs/${viewer.program.programId}/${viewer.isCoordinator ? "dashboard" : "home"}`, 303),
    ),
  ];
}

/** The form with the organisation that somebody comes from, or has alone: a slip in its name would make another one. */
async function begunForm(db: Db, account: Account, from: string | undefined): Promise<FormProblems> {
  const known = await organisationsOf(db, account.userId);
  const one = known.find(({ org_id }) => org_id === from) ?? (known.length === 1 ? known[0] : undefined);
  return emptyForm(one ? { organisation: one.name } : {});
}

type Choices = {
  programs: { program_id: string; name: string }[];
  organisations: { org_id: string; name: string }[];
  mayStart: boolean;
  isHost: boolean;
};

const Choose = ({ programs, organisations, mayStart, isHost }: Choices) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">Your programs</h1>
    <ul class="grid gap-3">
      {programs.map((program) => (
        <li>
          <a class="plain sheet block" href={`/programs/${program.program_id}`}>
            <span class="heading text-lg">{program.name}</span>
          </a>
        </li>
      ))}
    </ul>
    {organisations.map((organisation) => (
      <p class="mt-5">
        <a href={`/organisations/${organisation.org_id}`}>{organisation.name}: all programs and the team</a>
      </p>
    ))}
    {mayStart ? (
      <p class="mt-5">
        <a href="/programs/new">Start another program</a>
      </p>
    ) : null}
    {isHost ? (
      <p class="mt-5">
        <a href="/outbox">Outbox: every mail that left or waits</a>
      </p>
    ) : null}
  </div>
);

const NewProgramPage = ({ form }: { form: FormProblems }) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">Start a program</h1>
    <p class="quiet mb-4">
      A program is a group of mentors and mentees that you look after, such as a cohort or a school year.
    </p>
    <ErrorSummary errors={form.errors} />
    <Form action="/programs/new">
      <Field
        name="organisation"
        label="Organisation"
        value={form.values.organisation}
        error={form.errors.organisation}
        hint={form.values.organisation ? "Another name makes another organisation." : undefined}
        required
        autocomplete="organization"
      />
      <Field name="name" label="Name of the program" value={form.values.name} error={form.errors.name} required />
      <Select
        name="timezone"
        label="Time zone"
        value={form.values.timezone}
        error={form.errors.timezone}
        hint="Where most of its people live. Everybody can set their own."
        options={zoneOptions(form.values.timezone)}
        empty="Choose one"
        localZone
        required
      />
      <Button>Start the program</Button>
    </Form>
  </div>
);
