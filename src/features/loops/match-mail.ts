import { firstName } from "../../access/names.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import { fillIn, type MailText, wordsOf } from "../../mail/mail-text.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";

/** The good news, to each of two people who are matched. */
export const matchText: MailText = {
  id: "match",
  title: "Welcome to a match",
  when: "To both of a pair that you match, unless you match them without telling them.",
  fields: {
    first_name: "Lena",
    partner_name: "Amara Okafor",
    partner_role: "mentor",
    program_name: "Spring cohort",
    coordinator_name: "Cora Almeida",
    coordinator_first_name: "Cora",
    link: "https://cairn.example/programs/…",
  },
  needs: ["partner_name", "link"],
  subject: "{{program_name}}: you have a partner",
  body: `Hello {{first_name}},

We found a {{partner_role}} for you: {{partner_name}}.

The first step is small: say hello, and what you hope for. Three sentences are plenty.

Say hello:
{{link}}

{{coordinator_name}}
`,
};

/** The mails to the members of a new loop who have an address: with whom, and one link. */
export async function matchMails(tx: Tx, viewer: CoordinatorViewer, loopId: LoopId, baseUrl: string) {
  const { programId, name } = viewer.program;
  const words = await wordsOf(tx, programId, matchText);
  const members = await tx
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "=", loopId)
    .select(["p.name", "p.email", "m.role"])
    .execute();
  return members.flatMap((member) => {
    if (!member.email) return [];
    const partner = members
      .filter((other) => other.role !== member.role)
      .map((other) => other.name)
      .join(" and ");
    const filled = fillIn(words, {
      first_name: firstName(member.name),
      partner_name: partner,
      partner_role: member.role === "mentor" ? "mentee" : "mentor",
      program_name: name,
      coordinator_name: viewer.account.name,
      coordinator_first_name: firstName(viewer.account.name),
      link: `${baseUrl}/programs/${programId}/loops/${loopId}#write`,
    });
    return [{ programId, kind: "match", to: member.email, ...filled }];
  });
}
