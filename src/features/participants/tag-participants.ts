import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { inChunks } from "../../store/chunks.ts";
import type { Tx } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type Tagging = { programId: ProgramId; people: readonly ParticipantId[]; tag: string };

/** Puts a tag on people of the program; those who have it, and people of elsewhere, are passed over. Answers with how many have it newly. */
export async function tagParticipants(tx: Tx, { programId, people, tag }: Tagging): Promise<number> {
  let tagged = 0;
  for (const some of inChunks([...new Set(people)])) {
    const done = await tx
      .insertInto("participant_tag")
      .columns(["program_id", "tag", "participant_id"])
      .expression((eb) =>
        eb
          .selectFrom("participant")
          .where("program_id", "=", programId)
          .where("participant_id", "in", some)
          .select((row) => ["program_id", row.val(tag).as("tag"), "participant_id"]),
      )
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    tagged += Number(done.numInsertedOrUpdatedRows ?? 0);
  }
  return tagged;
}

/** Takes a tag off people. Answers with how many had it. */
export async function untagParticipants(tx: Tx, { programId, people, tag }: Tagging): Promise<number> {
  let untagged = 0;
  for (const some of inChunks([...new Set(people)])) {
    const done = await tx
      .deleteFrom("participant_tag")
      .where("program_id", "=", programId)
      .where("tag", "=", tag)
      .where("participant_id", "in", some)
      .executeTakeFirst();
    untagged += Number(done.numDeletedRows);
  }
  return untagged;
}
