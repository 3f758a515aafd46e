import type { CoordinatorViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Field, Form, Select } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { zoneOptions } from "../../web/zone-options.ts";
import type { Coordinator } from "./coordinators.ts";
import { TeamSection } from "./team-section.tsx";

type Props = {
  viewer: CoordinatorViewer;
  coordinators: Coordinator[];
  /** Addresses that were asked to coordinate and have not said yes. */
  invited: string[];
  /** The organisation, for its admins. */
  organisation: { orgId: string; name: string } | null;
  program: FormProblems;
  invite: FormProblems;
};

/** The program, who coordinates it, and its doors. */
export const SettingsPage = ({ viewer, coordinators, invited, organisation, program: form, invite }: Props) => {
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
          <Select
            name="timezone"
            label="Time zone"
            value={form.values.timezone}
            error={form.errors.timezone}
            hint="Dates on your pages are in this zone; everybody else has their own."
            options={zoneOptions(form.values.timezone)}
            required
          />
          <div class="grid max-w-[34rem] gap-x-6 sm:grid-cols-2">
            <Field
              name="starts"
              label="It begins on"
              type="date"
              value={form.values.starts}
              error={form.errors.starts}
            />
            <Field name="ends" label="It ends on" type="date" value={form.values.ends} error={form.errors.ends} />
          </div>
          <Field
            name="video"
            label="Where video calls are opened"
            type="url"
            value={form.values.video}
            error={form.errors.video}
            hint="Such as https://meet.jit.si. Each meeting can then have a room of its own there, with a name that nobody guesses."
            maxlength={200}
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
                  oneOf
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
      <TeamSection viewer={viewer} coordinators={coordinators} invited={invited} form={invite} />
      <section class="mb-10" aria-labelledby="groups">
        <h2 class="section-title" id="groups">
          Cohorts
        </h2>
        <p>
          <a href={`/programs/${program.programId}/cohorts`}>Who begins together</a>: narrow the dashboard, the list and
          the report to one cohort, or compare them.
        </p>
      </section>
      <section class="mb-10" aria-labelledby="words">
        <h2 class="section-title" id="words">
          What people read
        </h2>
        {viewer.withoutMessages ? null : (
          <p>
            <a href={`${base}/mails`}>The words of mails</a>: invitation, welcome to a match, reminder of a meeting.
          </p>
        )}
        <p class="mt-3">
          <a href={`${base}/reading`}>Recommended reading</a>: links on the home page of your participants.
        </p>
      </section>
      <section aria-labelledby="doors">
        <h2 class="section-title" id="doors">
          API and organisation
        </h2>
        <p>
          <a href={`/programs/${program.programId}/tokens`}>Tokens for the API</a>: let another program read where
          people stand, or tell what happened elsewhere.
        </p>
        {organisation ? (
          <p class="mt-3">
            <a href={`/organisations/${organisation.orgId}`}>All programs of {organisation.name}</a>, and who
            administers them.
          </p>
        ) : null}
      </section>
    </div>
  );
};
