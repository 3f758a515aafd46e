import type { Context } from "hono";
import { z } from "zod";
import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { isTimeZone } from "../../time/time-zone.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Field, Form, Select, Textarea } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { zoneOptions } from "../../web/zone-options.ts";
import { saveProfile } from "./save-profile.ts";

const Profile = z.object({
  name: z.string().trim().min(1, "Tell your partner your name.").max(120, "At most 120 characters."),
  headline: z.string().trim().max(160, "At most 160 characters.").default(""),
  about: z.string().trim().max(4_000, "At most 4,000 characters.").default(""),
  capacity: z
    .string()
    .trim()
    .regex(/^\d{0,2}$/, "A whole number from 0 to 99, or nothing.")
    .default("")
    .transform((text) => (text === "" ? null : Number(text))),
  timezone: z.string().refine(isTimeZone, "Choose a time zone."),
});

/** What somebody says of themselves. Only they can change it. */
export function profileRoutes(log: Log): Route[] {
  const show = (c: Context, viewer: ParticipantViewer, form: FormProblems) =>
    c.render(
      <ProfilePage
        action={`/programs/${viewer.program.programId}/profile`}
        form={form}
        mentors={viewer.participant.role !== "mentee"}
      />,
      { title: "Profile" },
    );
  return [
    route("get", "/programs/:program/profile", "participant", async (c, viewer) => {
      const row = await log.store.db
        .selectFrom("participant")
        .where("program_id", "=", viewer.program.programId)
        .where("participant_id", "=", viewer.participant.participantId)
        .select(["name", "headline", "about", "capacity"])
        .executeTakeFirstOrThrow();
      const { name, headline, about, capacity } = row;
      return show(
        c,
        viewer,
        emptyForm({
          name,
          headline: headline ?? "",
          about: about ?? "",
          timezone: viewer.participant.timezone,
          capacity: capacity === null ? "" : String(capacity),
        }),
      );
    }),
    route("post", "/programs/:program/profile", "participant", async (c, viewer) => {
      const form = await readForm(c, Profile);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form);
      }
      const { name, headline, about, timezone, capacity } = form.data;
      await saveProfile(log, viewer, {
        name,
        headline: headline || null,
        about: about || null,
        timezone,
        ...(viewer.participant.role === "mentee" ? {} : { capacity }),
      });
      return goOn(c, `/programs/${viewer.program.programId}/home`, "Your profile is saved.");
    }),
  ];
}

type PageProps = { form: FormProblems; action: string; mentors: boolean };

const ProfilePage = ({ form, action, mentors }: PageProps) => (
  <div class="mx-auto max-w-xl">
    <h1 class="page-title">Your profile</h1>
    <p class="quiet mb-5">Your partner and your coordinator read this. A few honest lines are better than a CV.</p>
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <Field name="name" label="Name" value={form.values.name} error={form.errors.name} required autocomplete="name" />
      <Field
        name="headline"
        label="What you do"
        value={form.values.headline}
        error={form.errors.headline}
        hint="In one line, such as: nurse in her second year, Porto."
        maxlength={160}
      />
      <Textarea
        name="about"
        label="About you"
        value={form.values.about}
        error={form.errors.about}
        hint="What you hope for or can offer, and something that has nothing to do with work."
        rows={6}
      />
      {mentors ? (
        <Field
          name="capacity"
          type="number"
          min="0"
          max="99"
          label="Mentees at once"
          value={form.values.capacity}
          error={form.errors.capacity}
          hint="How many you can take, one to one. Left empty, your coordinator decides with you."
        />
      ) : null}
      <Select
        name="timezone"
        label="Your time zone"
        value={form.values.timezone}
        error={form.errors.timezone}
        options={zoneOptions(form.values.timezone)}
        required
      />
      <Button>Save</Button>
    </Form>
    <p class="mt-8">
      <a class="inline-flex min-h-11 items-center" href={action.replace(/profile$/, "notices")}>
        What we write to you about, and when
      </a>
    </p>
  </div>
);
