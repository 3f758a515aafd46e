import type { NoticeKind, NoticePart } from "../../../notices/notice-kind.ts";
import { dayWords } from "../../../time/day-words.ts";
import { ANSWERS, type Answer } from "./answer-silence.ts";
import { readAsked, waitingQuestion } from "./read-question.ts";
import { silenceLink } from "./silence-link.ts";

/** "Still going?", with an answer per link. Untrue as soon as anything has happened, or somebody has answered. */
export const silenceNotice: NoticeKind = {
  kind: "silence",
  title: "A question after a long silence",
  why: "because nothing has happened in a loop of yours for a month",
  pace: "at_once",
  async compose({ db, programId, programName, participant, baseUrl, signer, asOf }, notices) {
    const parts: NoticePart[] = [];
    for (const { id, loop, about, at } of notices) {
      if (!loop || !about || (await waitingQuestion(db, programId, loop, asOf)) !== about) continue;
      const asked = await readAsked(db, programId, loop, participant.participantId);
      const row = await db
        .selectFrom("silence_question")
        .where("program_id", "=", programId)
        .where("loop_id", "=", loop)
        .where("question_id", "=", about)
        .select("quiet_since")
        .executeTakeFirst();
      if (!asked || !row) continue;
      const member = { programId, loopId: loop, participantId: participant.participantId, question: about };
      const link = (answer?: Answer) => silenceLink(signer, baseUrl, member, at, answer);
      const answers = (Object.keys(ANSWERS) as Answer[]).map((answer) => `${ANSWERS[answer]}:\n${link(answer)}`);
      parts.push({
        notices: [id],
        subject: `${programName}: are you and ${asked.with_} still going?`,
        text: [
          `It has been quiet between you and ${asked.with_} since ${dayWords(row.quiet_since, participant.zone, asOf)}. That happens. How is it? One tap is enough.`,
          ...answers,
        ].join("\n\n"),
        link: link(),
        action: "Say it in another way",
      });
    }
    return parts;
  },
};
