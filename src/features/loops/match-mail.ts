import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { firstName } from "../../progress/turn-words.ts";
import type { Tx } from "../../store/store.ts";

/** The good news, for each member who has an address: with whom, and one link. */
export async function matchMails(tx: Tx, viewer: CoordinatorViewer, loopId: LoopId, baseUrl: string) {
  const { programId, name } = viewer.program;
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
    const body = `Hello ${firstName(member.name)},

we found a ${member.role === "mentor" ? "mentee" : "mentor"} for you: ${partner}.

The first step is small: say hello, and what you hope for. Three sentences are plenty.

${baseUrl}/programs/${programId}/loops/${loopId}

${viewer.account.name}
`;
    return [{ programId, kind: "match", to: member.email, subject: `${name}: you have a partner`, body }];
  });
}
