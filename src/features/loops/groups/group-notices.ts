import type { ParticipantId } from "../../../milestones/ids.ts";
import type { NoticeKind, NoticePart } from "../../../notices/notice-kind.ts";
import { membersOf } from "../members-of.ts";
import { openRequests } from "./requests.ts";

/** Groups: somebody was added, asks to join, or was not taken. Never what they wrote about themselves. */
export const groupNotice: NoticeKind = {
  kind: "group",
  title: "Groups",
  why: "because something changed in a group of yours",
  pace: "at_once",
  async compose({ db, programId, programName, participant, baseUrl }, notices) {
    const parts: NoticePart[] = [];
    for (const { id, loop, about } of notices) {
      if (!loop || !about) continue;
      const group = await db
        .selectFrom("loop")
        .where("program_id", "=", programId)
        .where("loop_id", "=", loop)
        .where("status", "<>", "closed")
        .select("name")
        .executeTakeFirst();
      if (!group) continue;
      const name = `“${group.name ?? "a group"}”`;
      const to = `${baseUrl}/programs/${programId}`;
      const isIn = (await membersOf(db, programId, loop)).some((member) => member.id === participant.participantId);
      if (about === "added" && isIn) {
        const text = `You are in the group ${name} now. Say hello to the others.`;
        parts.push({
          notices: [id],
          subject: `${programName}: welcome to ${name}`,
          text,
          link: `${to}/loops/${loop}`,
          action: "Open the group",
        });
      } else if (about === "declined" && !isIn) {
        const text = `The group ${name} can't take you in at the moment. There may be another one for you.`;
        parts.push({
          notices: [id],
          subject: `${programName}: your wish to join ${name}`,
          text,
          link: `${to}/groups`,
          action: "See the groups",
        });
      } else if (about.startsWith("request:")) {
        const who = about.slice("request:".length) as ParticipantId;
        const asker = (await openRequests(db, { programId, loopId: loop })).find((one) => one.participant_id === who);
        if (!asker) continue;
        const text = `${asker.name} would like to join ${name}.`;
        parts.push({
          notices: [id],
          subject: `${programName}: ${asker.name} would like to join ${name}`,
          text,
          link: `${to}/loops/${loop}#members`,
          action: "Answer",
        });
      }
    }
    return parts;
  },
};
