import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import "../../access/access.tables.ts";

export const BADGES = ["trust", "networking", "expertise", "commitment", "creativity"] as const;
export type Badge = (typeof BADGES)[number];

declare module "../../store/tables.ts" {
  interface Tables {
    kudos: {
      program_id: ProgramId;
      loop_id: LoopId;
      kudos_id: string;
      author_id: ParticipantId;
      recipient_id: ParticipantId;
      badge: Badge;
      note: string | null;
      published: boolean;
      given_at: Date;
    };
  }
}

export type NewKudos = { recipient: ParticipantId; badge: Badge; note: string | null; published: boolean };

/** Gives kudos to another member. False when the recipient is not one. The same kudos within a minute are one. */
export async function giveKudos(
  log: Log,
  { program, participant, loop }: MemberViewer,
  kudos: NewKudos,
): Promise<boolean> {
  const at = log.now();
  const mine = { program_id: program.programId, loop_id: loop.loopId };
  return log.store.transaction(async (tx) => {
    const recipient = await tx
      .selectFrom("loop_member")
      .where("program_id", "=", mine.program_id)
      .where("loop_id", "=", mine.loop_id)
      .where("participant_id", "=", kudos.recipient)
      .where("participant_id", "<>", participant.participantId)
      .where("removed_at", "is", null)
      .select("participant_id")
      .executeTakeFirst();
    if (!recipient) return false;
    const again = await tx
      .selectFrom("kudos")
      .where("program_id", "=", mine.program_id)
      .where("loop_id", "=", mine.loop_id)
      .where("author_id", "=", participant.participantId)
      .where("recipient_id", "=", kudos.recipient)
      .where("badge", "=", kudos.badge)
      .where("given_at", ">", new Date(at.getTime() - 60_000))
      .select("kudos_id")
      .executeTakeFirst();
    if (again) return true;
    await tx
      .insertInto("kudos")
      .values({
        ...mine,
        kudos_id: uuidv7(),
        author_id: participant.participantId,
        recipient_id: kudos.recipient,
        badge: kudos.badge,
        note: kudos.note,
        published: kudos.published,
        given_at: at,
      })
      .execute();
    await log.record(tx, program.programId, {
      kind: "kudos.given",
      loop: loop.loopId,
      actor: participant.participantId,
      badge: kudos.badge,
    });
    return true;
  });
}
