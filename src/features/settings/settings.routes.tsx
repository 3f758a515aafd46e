import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { AccountFields } from "../../ui/account-fields.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Form } from "../../ui/field.tsx";
import { InvitationGone } from "../../ui/invitation-gone.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import type { SignIn } from "../../web/sign-in.ts";
import { isTimeZone } from "../../web/time-zone.ts";
import { changeProgram } from "./change-program.ts";
import {
  acceptCoordinating,
  coordinatorsOf,
  findCoordinating,
  inviteCoordinator,
  type OpenCoordinating,
  removeCoordinator,
} from "./coordinators.ts";
import { SettingsPage } from "./settings-page.tsx";

const days = z.coerce
  .number("A number of days.")
  .int("Whole days.")
  .min(1, "At least 1 day.")
  .max(365, "At most 365 days.");
const Program = z
  .object({
    name: z.string().trim().min(1, "A name, please.").max(120, "At most 120 characters."),
    timezone: z.string().trim().refine(isTimeZone, "A time zone such as Europe/Lisbon."),
    days,
  })
  .catchall(z.preprocess((typed) => (typed === "" ? null : typed), days.nullable()));
const Invite = z.object({ email: z.email("An address such as lena@example.org.").max(254, "At most 254 characters.") });
const Accept = z.object({
  name: z.string().trim().min(1, "Tell us your name.").max(120, "At most 120 characters."),
  password: z.union([z.literal(""), z.string().min(10, "At least 10 characters, or leave it empty.").max(128)]),
});

/** The program's settings, and how another coordinator comes in. */
export function settingsRoutes(log: Log, { baseUrl, signIn }: { baseUrl: string; signIn: SignIn }): Route[] {
  const path = "/programs/:program/settings";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/settings`;
  const show = async (c: Context, viewer: CoordinatorViewer, program = asTyped(viewer), invite = emptyForm()) =>
    c.render(
      <SettingsPage
        viewer={viewer}
        coordinators={await coordinatorsOf(log.store.db, viewer.program.programId)}
        program={program}
        invite={invite}
      />,
      { title: "Settings" },
    );
  return [
    route("get", path, "coordinator", (c, viewer) => show(c, viewer)),
    route("post", path, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Program);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form);
      }
      const { name, timezone, days: stuckAfterDays, ...rest } = form.data;
      const stageDays = Object.fromEntries(
        viewer.program.pathway.stages.map((stage) => [stage.id, rest[`days-${stage.id}`] ?? null]),
      );
      await changeProgram(log, viewer, { name, timezone, stuckAfterDays, stageDays });
      return goOn(c, base(viewer), "Saved.");
    }),
    route("post", `${path}/coordinators`, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Invite);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, undefined, form);
      }
      await inviteCoordinator(log, viewer, form.data.email, baseUrl);
      return goOn(c, base(viewer), `An invitation to ${form.data.email} is on its way.`);
    }),
    route("post", `${path}/coordinators/:user/removal`, "coordinator", async (c, viewer) => {
      const gone = await removeCoordinator(log, viewer, c.req.param("user") ?? "");
      return goOn(
        c,
        base(viewer),
        gone ? "They coordinate no more." : "Somebody has to coordinate: the last one stays.",
      );
    }),
    route("get", "/coordinating/:token", "anyone", async (c) => {
      const invitation = await findCoordinating(log.store.db, c.req.param("token") ?? "");
      return invitation ? welcome(c, invitation, emptyForm()) : gone(c);
    }),
    route("post", "/coordinating/:token", "anyone", async (c) => {
      const invitation = await findCoordinating(log.store.db, c.req.param("token") ?? "");
      if (!invitation) return gone(c);
      const form = await readForm(c, Accept);
      if (!form.ok) {
        c.status(422);
        return welcome(c, invitation, form);
      }
      const userId = await signIn.accountFor(invitation.email, form.data);
      if (!(await acceptCoordinating(log, invitation, userId))) return gone(c);
      const to = goOn(c, `/programs/${invitation.programId}`, `Welcome to ${invitation.program}.`);
      return signIn.signIn(c, invitation.email, to);
    }),
  ];
}

const asTyped = ({ program }: CoordinatorViewer): FormProblems =>
  emptyForm({
    name: program.name,
    timezone: program.timezone,
    days: String(program.pathway.stuckAfterDays),
    ...Object.fromEntries(
      program.pathway.stages.map((stage) => [
        `days-${stage.id}`,
        stage.stuckAfterDays ? String(stage.stuckAfterDays) : "",
      ]),
    ),
  });

function gone(c: Context) {
  c.status(404);
  return c.render(<InvitationGone />, { title: "No longer open" });
}

function welcome(c: Context, invitation: OpenCoordinating, form: FormProblems) {
  return c.render(
    <div class="mx-auto max-w-md">
      <p class="eyebrow">{invitation.program}</p>
      <h1 class="page-title">Welcome</h1>
      <p class="mb-5">
        You are asked to coordinate {invitation.program}. You will see who stands where and who needs you; never what
        people write to each other.
      </p>
      <ErrorSummary errors={form.errors} />
      <Form action={c.req.path}>
        <AccountFields values={form.values} errors={form.errors} />
        <Button>Say yes</Button>
      </Form>
    </div>,
    { title: "Welcome" },
  );
}
