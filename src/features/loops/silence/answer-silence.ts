import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { withdraw } from "../../../notices/tell.ts";
import { pauseLoop } from "../change-loop.ts";
import "../../../insights/silent.ts";

export const ANSWERS = {
  fine: "We are fine",
  paused: "We take a break",
  met: "We met elsewhere",
  ending: "We would like to end",
} as const;
export type Answer = keyof typeof ANSWERS;

/** Counts a meeting that was held outside: brought by the feature of the meetings. */
export type MetElsewhere = (met: {
  programId: ProgramId;
  loopId: LoopId;
  by: ParticipantId;
  zone: string;
}) => Promise<unknown>;

export type Answering = {
  programId: ProgramId;
  loopId: LoopId;
  question: string;
  by: ParticipantId;
  zone: string;
  answer: Answer;
  until: Date | undefined;
};

/**
 * A member answers how it is going: what they said is done (a pause, a meeting), and nobody is asked any more. The
 * first answer stands; a second one does what it says, too. To end a loop takes its own page: an answer never does it.
 */
export async function answerSilence(log: Log, met: MetElsewhere, given: Answering): Promise<void> {
  const { programId, loopId, by, zone, answer, until, question } = given;
  if (answer === "paused") await pauseLoop(log, { programId, loopId, by, until });
  if (answer === "met") await met({ programId, loopId, by, zone });
  const at = log.now();
  await log.store.transaction(async (tx) => {
    await tx
      .updateTable("silence_question")
      .set({ answered_at: at, answered_by: by, answer })
      .where("program_id", "=", programId)
      .where("loop_id", "=", loopId)
      .where("question_id", "=", question)
      .where("answered_at", "is", null)
      .execute();
    await withdraw(tx, programId, { kind: "silence", about: question, at });
  });
}
