import type { ParticipantViewer } from "../../access/viewer.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { explainFor } from "../../progress/explanation.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";

/** A participant's loops that are not closed, each with its explanation; without any, why that is so. */
export async function readHome(db: Db, viewer: ParticipantViewer, asOf: Date) {
  const { programId } = viewer.program;
  const me = viewer.participant.participantId;
  const loops = await db
    .selectFrom("standing as s")
    .where("s.program_id", "=", programId)
    .where("s.participant_id", "=", me)
    .where("s.loop_id", "<>", "")
    .where("s.closed", "=", false)
    .orderBy("s.entered_at")
    .select(["s.loop_id", "s.paused"])
    .execute();
  const partners = loops.length
    ? await db
        .selectFrom("loop_member as m")
        .innerJoin("participant as p", (join) =>
          join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
        )
        .where("m.program_id", "=", programId)
        .where(
          "m.loop_id",
          "in",
          loops.map((loop) => loop.loop_id as LoopId),
        )
        .where("m.participant_id", "<>", me)
        .where("m.removed_at", "is", null)
        .orderBy("p.name")
        .select(["m.loop_id", "p.name"])
        .execute()
    : [];
  const cards = await Promise.all(
    loops.map(async (loop) => ({
      loopId: loop.loop_id,
      paused: loop.paused,
      partners: partners.filter((partner) => partner.loop_id === loop.loop_id).map((partner) => partner.name),
      why: await explainFor(db, programId, me, loop.loop_id as LoopId, asOf),
    })),
  );
  return { cards, alone: loops.length === 0 ? await explainFor(db, programId, me, null, asOf) : null };
}
export type Home = Awaited<ReturnType<typeof readHome>>;
export type Card = Home["cards"][number];
