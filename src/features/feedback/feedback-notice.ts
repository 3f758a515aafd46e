import type { LoopId } from "../../milestones/ids.ts";
import type { Notice, NoticeKind, NoticePart, NoticeScene } from "../../notices/notice-kind.ts";
import { feedbackLink } from "./feedback-link.ts";
import { openQuestions, partnersIn } from "./open-questions.ts";
import { questionWords, RATINGS, WHO_SEES } from "./questions.ts";

/** "How is it going?", with one link for each answer: one tap, without signing in. */
export const feedbackNotice: NoticeKind = {
  kind: "feedback",
  title: "How it is going",
  why: "because your program asks now and then how your mentoring is going",
  pace: "at_once",
  async compose(scene, notices) {
    const { db, programId, participant, asOf } = scene;
    const open = await openQuestions(db, programId, participant.participantId, asOf);
    const partners = await partnersIn(
      db,
      programId,
      participant.participantId,
      open.map((one) => one.loopId),
    );
    return open.flatMap(({ loopId, question }) => {
      // Of a loop with several notices (a question and its reminder, an older question) one mail asks the newest.
      const covered = notices.filter((notice) => notice.loop === loopId);
      const speaks = covered.some((notice) => asksFor(notice, loopId, question));
      return speaks ? [part(scene, covered, loopId, question, partners.get(loopId) ?? "your partner")] : [];
    });
  },
};

const asksFor = ({ key }: Notice, loopId: LoopId, question: string) =>
  key === `${loopId}:${question}` || key === `${loopId}:${question}:again`;

function part(
  scene: NoticeScene,
  notices: readonly Notice[],
  loopId: LoopId,
  question: string,
  partners: string,
): NoticePart {
  const link = (rating?: number) =>
    feedbackLink(scene, { loopId, participantId: scene.participant.participantId, question }, rating);
  const words = questionWords(question, partners);
  const answers = RATINGS.map((label, index) => `${index + 1} · ${label}:\n${link(index + 1)}`);
  return {
    notices: notices.map((notice) => notice.id),
    subject: words,
    text: `${words} One tap is enough:\n\n${answers.join("\n")}\n\n${WHO_SEES}`,
    link: link(),
    action: "Say it in your own words",
  };
}
