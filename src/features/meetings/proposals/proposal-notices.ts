import type { LoopId } from "../../../milestones/ids.ts";
import type { NoticeKind, NoticePart } from "../../../notices/notice-kind.ts";
import { letterMoment } from "../../../time/day-words.ts";
import { noticedLoop } from "../notice-scene.ts";
import { PROPOSAL } from "../tell-plans.ts";
import "./proposals.tables.ts";

/** Times that wait for an answer. */
export const proposalNotices: NoticeKind = {
  kind: PROPOSAL,
  title: "Times to choose from",
  why: "because somebody proposed times to meet you",
  pace: "at_once",
  async compose(scene, notices) {
    const parts: NoticePart[] = [];
    for (const notice of notices) {
      const proposal = await scene.db
        .selectFrom("meeting_proposal")
        .where("program_id", "=", scene.programId)
        .where("loop_id", "=", notice.loop as LoopId)
        .where("proposal_id", "=", notice.about ?? "")
        .where("status", "=", "open")
        .select(["loop_id", "proposed_by", "times", "minutes"])
        .executeTakeFirst();
      const loop = proposal && (await noticedLoop(scene, proposal.loop_id));
      if (!loop || loop.closed) continue;
      const times = proposal.times.map((time) => new Date(time)).filter((time) => time > scene.asOf);
      if (times.length === 0) continue;
      const name = loop.nameOf(proposal.proposed_by);
      const list = times.map((time) => letterMoment(time, scene.participant.zone, scene.asOf)).join("\n");
      parts.push({
        notices: [notice.id],
        subject: `${name} proposes ${times.length === 1 ? "a time" : `${times.length} times`} to meet`,
        text: `${name} would like to meet you for ${proposal.minutes} minutes. Which time suits you?\n\n${list}`,
        link: loop.link,
        action: "Pick one, or propose others",
      });
    }
    return parts;
  },
};
