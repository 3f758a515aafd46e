import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    feedback: {
      program_id: ProgramId;
      loop_id: LoopId;
      feedback_id: string;
      author_id: ParticipantId;
      rating: number;
      comment: string | null;
      given_at: Date;
    };
  }
}

/** Says how the loop is going, 1 to 5. The writer and the coordinator see it; the partner does not. The same within a minute is one. */
export async function giveFeedback(
  log: Log,
  { program, participant, loop }: MemberViewer,
  { rating, comment }: { rating: number; comment: string | null },
): Promise<void> {
  const at = log.now();
  await log.store.transaction(async (tx) => {
    const again = await tx
      .selectFrom("feedback")
      .where("program_id", "=", program.programId)
      .where("loop_id", "=", loop.loopId)
      .where("author_id", "=", participant.participantId)
      .where("given_at", ">", new Date(at.getTime() - 60_000))
      .where("rating", "=", rating)
      .where("comment", comment === null ? "is" : "=", comment)
      .select("feedback_id")
      .executeTakeFirst();
    if (again) return;
    await tx
      .insertInto("feedback")
      .values({
        program_id: program.programId,
        loop_id: loop.loopId,
        feedback_id: uuidv7(),
        author_id: participant.participantId,
        rating,
        comment,
        given_at: at,
      })
      .execute();
    await log.record(tx, program.programId, {
      kind: "feedback.given",
      loop: loop.loopId,
      actor: participant.participantId,
      rating,
    });
  });
}
