import type { SignUpRole } from "../../milestones/activity.ts";
import { firstName } from "../../progress/turn-words.ts";

type Words = { name: string; role: SignUpRole; program: string; coordinator: string; link: string };

const AS: Record<SignUpRole, string> = {
  mentor: "as a mentor",
  mentee: "as a mentee",
  either: "as a mentor, a mentee, or both",
};

/** The first mail somebody gets from a program: who asks, what for, and one link. */
export function invitationMail({ name, role, program, coordinator, link }: Words): { subject: string; body: string } {
  return {
    subject: `You are invited to ${program}`,
    body: `Hello ${firstName(name)},

${coordinator} invites you to ${program} ${AS[role]}.

Open this link to say yes. It takes two minutes: your name, a few lines about you, and you are in.

${link}

Then we look for a partner who fits you, and let you know. The link is yours alone, so please do not pass it on.
`,
  };
}
