import type { CoordinatorViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Field, Form } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import type { Coordinator } from "./coordinators.ts";

type Props = { viewer: CoordinatorViewer; coordinators: Coordinator[]; program: FormProblems; invite: FormProblems };

/** The program, who coordinates it, and its doors. */
export const SettingsPage = ({ viewer, coordinators, program: form, invite }: Props) => {
  const { program } = viewer;
  const base = `/programs/${program.programId}/settings`;
  return (
    <div class="mx-auto max-w-2xl">
      <h1 class="page-title">Settings</h1>
      <section class="mb-10" aria-labelledby="program">
        <h2 class="section-title" id="program">
          The program
        </h2>
        <ErrorSummary errors={form.errors} />
        <Form action={base}>
          <Field name="name" label="Name" value={form.values.name} error={form.errors.name} maxlength={120} required />
          <Field
            name="timezone"
            label="Time zone"
            value={form.values.timezone}
            error={form.errors.timezone}
            hint="Such as Europe/Lisbon. Dates on your pages are in this zone; everybody else has their own."
            required
          />
          <Field
            name="days"
            label="Tell me when somebody is in one milestone for more than so many days"
            type="number"
            min="1"
            max="365"
            value={form.values.days}
            error={form.errors.days}
            required
          />
          <fieldset class="field">
            <legend class="field-label">Other days for one milestone</legend>
            <p class="quiet mb-3 text-sm">Leave it empty for the same as above.</p>
            <div class="grid gap-x-6 sm:grid-cols-2">
              {program.pathway.stages.map((stage) => (
                <Field
                  name={`days-${stage.id}`}
                  label={stage.name}
                  type="number"
                  min="1"
                  max="365"
                  value={form.values[`days-${stage.id}`]}
                  error={form.errors[`days-${stage.id}`]}
                />
              ))}
            </div>
          </fieldset>
          <Button>Save</Button>
        </Form>
      </section>
      <section class="mb-10" aria-labelledby="coordinators">
        <h2 class="section-title" id="coordinators">
          Coordinators
        </h2>
        <ul class="mb-5 grid gap-3">
          {coordinators.map((one) => (
            <li class="flex flex-wrap items-center gap-3">
              <span class="min-w-0 flex-1">
                {one.name}
                <span class="quiet block text-sm break-all">{one.email}</span>
              </span>
              {coordinators.length > 1 && one.id !== viewer.account.userId ? (
                <form method="post" action={`${base}/coordinators/${one.id}/removal`}>
                  <Button kind="ghost" label={`Remove ${one.name}`}>
                    Remove
                  </Button>
                </form>
              ) : null}
            </li>
          ))}
        </ul>
        <ErrorSummary errors={invite.errors} />
        <Form action={`${base}/coordinators`}>
          <Field
            name="email"
            label="Invite another one"
            type="email"
            value={invite.values.email}
            error={invite.errors.email}
            hint="They see what you see: who stands where, never what people write."
            required
          />
          <Button kind="quiet">Invite</Button>
        </Form>
      </section>
      <section aria-labelledby="doors">
        <h2 class="section-title" id="doors">
          Other programs
        </h2>
        <p>
          <a href={`/programs/${program.programId}/tokens`}>Tokens for the API</a>: let another program read where
          people stand, or tell what happened elsewhere.
        </p>
      </section>
    </div>
  );
};
