import type { Context } from "hono";
import { z } from "zod";
import { firstName } from "../../access/names.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { isTimeZone } from "../../time/time-zone.ts";
import { AccountFields } from "../../ui/account-fields.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Form } from "../../ui/field.tsx";
import { InvitationFor } from "../../ui/invitation-for.tsx";
import { InvitationGone } from "../../ui/invitation-gone.tsx";
import { backField } from "../../web/back.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import type { SignIn } from "../../web/sign-in.ts";
import { acceptInvitation, findInvitation, type OpenInvitation } from "./accept-invitation.ts";
import { inviteParticipants } from "./invite-participants.ts";

type Settings = { baseUrl: string; signIn: SignIn };

const Accept = z.object({
  name: z.string().trim().min(1, "Tell your partner your name.").max(120, "At most 120 characters."),
  password: z.union([z.literal(""), z.string().min(10, "At least 10 characters, or leave it empty.").max(128)]),
  timezone: z.string().max(80).optional(),
});

export function invitationRoutes(log: Log, { baseUrl, signIn }: Settings): Route[] {
  return [
    route("post", "/programs/:program/participants/invitations", "messenger", async (c, viewer) => {
      const body = await c.req.parseBody({ all: true });
      const chosen = ([] as unknown[])
        .concat(body.participant ?? [], body.to ?? [])
        .filter((id) => typeof id === "string") as ParticipantId[];
      const inviting = { programId: viewer.program.programId, baseUrl, by: viewer.account };
      const who = body.everybody ? "everybody" : chosen;
      const count = await log.store.transaction((tx) => inviteParticipants(log, tx, inviting, who));
      const words = count === 1 ? "One invitation is on its way." : `${count} invitations are on their way.`;
      return goOn(
        c,
        `/programs/${viewer.program.programId}/participants${backField.parse(body.back)}`,
        count === 0 ? "There was nobody to invite." : words,
      );
    }),
    route("get", "/invitations/:token", "anyone", async (c) => {
      const invitation = await findInvitation(log.store.db, c.req.param("token") ?? "");
      return invitation ? show(c, invitation, emptyForm({ name: invitation.name })) : gone(c);
    }),
    route("post", "/invitations/:token", "anyone", async (c) => {
      const invitation = await findInvitation(log.store.db, c.req.param("token") ?? "");
      if (!invitation) return gone(c);
      const form = await readForm(c, Accept);
      if (!form.ok) {
        c.status(422);
        return show(c, invitation, form);
      }
      const { name } = form.data;
      const userId = await signIn.accountFor(invitation.email, form.data);
      const timezone = form.data.timezone && isTimeZone(form.data.timezone) ? form.data.timezone : null;
      if (!(await acceptInvitation(log, invitation, { userId, name, timezone }))) return gone(c);
      const to = goOn(c, `/programs/${invitation.programId}`, `Welcome to ${invitation.program}, ${firstName(name)}.`);
      return signIn.signIn(c, invitation.email, to);
    }),
  ];
}

function show(c: Context, invitation: OpenInvitation, form: FormProblems) {
  const page = { invitation, form, action: c.req.path, account: c.get("account") };
  return c.render(<Welcome {...page} />, { title: "Welcome" });
}

function gone(c: Context) {
  c.status(404);
  return c.render(<InvitationGone />, { title: "No longer open" });
}

type WelcomeProps = {
  invitation: OpenInvitation;
  form: FormProblems;
  action: string;
  account: { email: string } | null | undefined;
};
const Welcome = ({ invitation, form, action, account }: WelcomeProps) => (
  <div class="mx-auto max-w-md">
    <p class="eyebrow">{invitation.program}</p>
    <h1 class="page-title">Welcome</h1>
    <p class="mb-5">
      You are invited as {invitation.role === "either" ? "a mentor, a mentee, or both" : `a ${invitation.role}`}. Say
      yes, and your coordinator finds a partner who fits you.
    </p>
    <p class="quiet mb-5 text-sm">
      What you write to each other stays between you. Your coordinator sees how far you have come, never what you say.
    </p>
    <InvitationFor email={invitation.email} account={account} />
    <ErrorSummary errors={form.errors} />
    <Form action={action}>
      <AccountFields values={form.values} errors={form.errors} />
      <input type="hidden" name="timezone" value="" data-controller="local-time-zone" />
      <Button>Say yes</Button>
    </Form>
  </div>
);
