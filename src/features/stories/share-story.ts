import { v7 as uuidv7 } from "uuid";
import { lockMember } from "../../access/lock-member.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import "../../access/access.tables.ts";
import "./stories.tables.ts";

/** Tells the loop's story. Everybody in the program reads it only if its writer says so. The same words are told once. */
export async function shareStory(
  log: Log,
  viewer: MemberViewer,
  { body, published }: { body: string; published: boolean },
): Promise<void> {
  const { program, participant, loop } = viewer;
  const at = log.now();
  await log.store.transaction(async (tx) => {
    await lockMember(tx, viewer, participant.participantId);
    const again = await tx
      .updateTable("story")
      .set({ published, published_at: published ? at : null, deleted_at: null })
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
        shared_at: at,
        published_at: published ? at : null,
      })
      .execute();
    await log.record(tx, program.programId, {
      kind: "story.shared",
      loop: loop.loopId,
      actor: participant.participantId,
    });
  });
}
