import type { Context } from "hono";
import { z } from "zod";
import { type CoordinatorViewer, viewOrganisation } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { isTimeZone } from "../../time/time-zone.ts";
import { AccountFields } from "../../ui/account-fields.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Form } from "../../ui/field.tsx";
import { InvitationFor } from "../../ui/invitation-for.tsx";
import { InvitationGone } from "../../ui/invitation-gone.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import type { SignIn } from "../../web/sign-in.ts";
import { changeProgram } from "./change-program.ts";
import {
  acceptCoordinating,
  findCoordinating,
  inviteCoordinator,
  invitedCoordinators,
  type OpenCoordinating,
  withdrawInvitation,
} from "./coordinator-invitations.ts";
import { changeRole, coordinatorsOf, removeCoordinator, stillOpenTo } from "./coordinators.ts";
import { SettingsPage } from "./settings-page.tsx";
import { removedWords } from "./team-section.tsx";

const days = z.coerce
  .number("A number of days.")
  .int("Whole days.")
  .min(1, "At least 1 day.")
  .max(365, "At most 365 days.");
/** An address that rooms can be added to: only https, no query and no fragment that would swallow the room's name. */
const VideoBase = z.preprocess(
  (typed) => (typeof typed === "string" && typed.trim() === "" ? null : typed),
  z
    .string()
    .trim()
    .max(200, "At most 200 characters.")
    .refine(
      (typed) => /^https:\/\/[^\s?#]+$/i.test(typed) && URL.canParse(typed),
      "An address such as https://meet.jit.si.",
    )
    .nullable(),
);
const Day = z.preprocess((typed) => (typed === "" ? null : typed), z.iso.date("A day such as 2026-09-01.").nullable());
const Program = z
  .object({
    name: z.string().trim().min(1, "A name, please.").max(120, "At most 120 characters."),
    timezone: z.string().trim().refine(isTimeZone, "A time zone such as Europe/Lisbon."),
    days,
    video: VideoBase.optional(),
    starts: Day.optional(),
    ends: Day.optional(),
  })
  .catchall(z.preprocess((typed) => (typed === "" ? null : typed), days.nullable()))
  .refine(({ starts, ends }) => !starts || !ends || starts <= ends, {
    path: ["ends"],
    message: "It ends before it begins.",
  });
const Role = z.enum(["coordinator", "admin"], "Choose what they are here.");
const Invite = z.object({
  email: z.email("An address such as lena@example.org.").max(254, "At most 254 characters."),
  role: Role.default("coordinator"),
});
const LAST = "Somebody has to coordinate and write: the last one stays.";
const Accept = z.object({
  name: z.string().trim().min(1, "Tell us your name.").max(120, "At most 120 characters."),
  password: z.union([z.literal(""), z.string().min(10, "At least 10 characters, or leave it empty.").max(128)]),
});

/** The program's settings, and how another coordinator comes in. */
export function settingsRoutes(log: Log, { baseUrl, signIn }: { baseUrl: string; signIn: SignIn }): Route[] {
  const path = "/programs/:program/settings";
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/settings`;
  const show = async (c: Context, viewer: CoordinatorViewer, program?: FormProblems, invite = emptyForm()) =>
    c.render(
      <SettingsPage
        viewer={viewer}
        coordinators={await coordinatorsOf(log.store.db, viewer.program.programId)}
        invited={await invitedCoordinators(log.store.db, viewer.program.programId)}
        organisation={(await viewOrganisation(log.store.db, viewer.account, viewer.program.orgId))?.org ?? null}
        program={program ?? (await asTyped(log, viewer))}
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
      const { name, timezone, days: stuckAfterDays, video: videoBaseUrl, starts, ends, ...rest } = form.data;
      const stageDays = Object.fromEntries(
        viewer.program.pathway.stages.map((stage) => [stage.id, rest[`days-${stage.id}`] ?? null]),
      );
      await changeProgram(log, viewer, { name, timezone, stuckAfterDays, stageDays, videoBaseUrl, starts, ends });
      return goOn(c, base(viewer), "Saved.");
    }),
    route("post", `${path}/coordinators`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Invite);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, undefined, form);
      }
      await inviteCoordinator(log, viewer, form.data, baseUrl);
      return goOn(c, base(viewer), `An invitation to ${form.data.email} is on its way.`);
    }),
    route("post", `${path}/coordinators/invitations/withdrawal`, "messenger", async (c, viewer) => {
      const form = await readForm(c, Invite.pick({ email: true }));
      const done = form.ok && (await withdrawInvitation(log, viewer, form.data.email));
      return goOn(c, base(viewer), done ? `The link sent to ${form.data.email} works no more.` : undefined);
    }),
    route("post", `${path}/coordinators/:user/removal`, "messenger", async (c, viewer) => {
      const user = c.req.param("user") ?? "";
      const answer = await removeCoordinator(log, viewer, user);
      if ("refused" in answer) return goOn(c, base(viewer), LAST);
      const words = removedWords(await stillOpenTo(log.store.db, viewer, user));
      return goOn(c, user === viewer.account.userId ? "/" : base(viewer), words);
    }),
    route("post", `${path}/coordinators/:user/role`, "messenger", async (c, viewer) => {
      const form = await readForm(c, z.object({ role: Role }));
      if (!form.ok) return goOn(c, base(viewer), form.errors.role);
      const answer = await changeRole(log, viewer, c.req.param("user") ?? "", form.data.role);
      const words = form.data.role === "admin" ? "They write to nobody from now on." : "They can write to people now.";
      return goOn(c, base(viewer), "refused" in answer ? LAST : words);
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

async function asTyped(log: Log, { program }: CoordinatorViewer): Promise<FormProblems> {
  const {
    video_base_url: video,
    starts_on: starts,
    ends_on: ends,
  } = await log.store.db
    .selectFrom("program")
    .where("program_id", "=", program.programId)
    .select(["video_base_url", "starts_on", "ends_on"])
    .executeTakeFirstOrThrow();
  return emptyForm({
    video: video ?? "",
    starts: starts ?? "",
    ends: ends ?? "",
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
}

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
      <InvitationFor email={invitation.email} account={c.get("account")} />
      <ErrorSummary errors={form.errors} />
      <Form action={c.req.path}>
        <AccountFields values={form.values} errors={form.errors} />
        <Button>Say yes</Button>
      </Form>
    </div>,
    { title: "Welcome" },
  );
}
