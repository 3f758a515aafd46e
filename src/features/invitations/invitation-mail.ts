import { firstName } from "../../access/names.ts";
import type { MailText } from "../../mail/mail-text.ts";
import type { SignUpRole } from "../../milestones/activity.ts";

/** The first mail somebody gets from a program: who asks, what for, and one link. */
export const invitationText: MailText = {
  id: "invitation",
  title: "Invitation",
  when: "To somebody whom you invite to the program.",
  fields: {
    first_name: "Lena",
    program_name: "Spring cohort",
    as_role: "as a mentee",
    coordinator_name: "Cora Almeida",
    coordinator_first_name: "Cora",
    link: "https://cairn.example/invitations/…",
  },
  needs: ["link"],
  subject: "You are invited to {{program_name}}",
  body: `Hello {{first_name}},

{{coordinator_name}} invites you to {{program_name}} {{as_role}}.

It takes a minute: your name, and you are in. Then we look for a partner who fits you, and let you know.

Say yes:
{{link}}

The link is yours alone, so please do not pass it on.

{{coordinator_first_name}}
`,
};

const AS: Record<SignUpRole, string> = {
  mentor: "as a mentor",
  mentee: "as a mentee",
  either: "as a mentor, a mentee, or both",
};

type Facts = { name: string; role: SignUpRole; program: string; coordinator: string; link: string };

/** What is filled in for one person. */
export const invitationValues = ({ name, role, program, coordinator, link }: Facts) => ({
  first_name: firstName(name),
  program_name: program,
  as_role: AS[role],
  coordinator_name: coordinator,
  coordinator_first_name: firstName(coordinator),
  link,
});
