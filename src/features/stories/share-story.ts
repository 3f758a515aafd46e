import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    story: {
      program_id: ProgramId;
      loop_id: LoopId;
      story_id: string;
      author_id: ParticipantId;
      body: string;
      published: boolean;
      shared_at: Date;
    };
  }
}

/** Tells the loop's story. Everybody in the program reads it only if its writer says so. The same words are told once. */
export async function shareStory(
  log: Log,
  { program, participant, loop }: MemberViewer,
  { body, published }: { body: string; published: boolean },
): Promise<void> {
  await log.store.transaction(async (tx) => {
    const again = await tx
      .updateTable("story")
      .set({ published })
      .where("program_id", "=", program.programId)
      .where("loop_id", "=", loop.loopId)
      .where("author_id", "=", participant.participantId)
      .where("body", "=", body)
      .executeTakeFirst();
    if (Number(again.numUpdatedRows) > 0) return;
    await tx
      .insertInto("story")
      .values({
        program_id: program.programId,
        loop_id: loop.loopId,
        story_id: uuidv7(),
        author_id: participant.participantId,
        body,
        published,
        shared_at: log.now(),
      })
      .execute();
    await log.record(tx, program.programId, {
      kind: "story.shared",
      loop: loop.loopId,
      actor: participant.participantId,
    });
  });
}
