import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./give-kudos.ts";

/** The newest kudos of a loop, by and for whom. */
export function kudosOf(db: Db, { program, loop }: MemberViewer) {
  return db
    .selectFrom("kudos as k")
    .innerJoin("participant as a", (join) =>
      join.onRef("a.program_id", "=", "k.program_id").onRef("a.participant_id", "=", "k.author_id"),
    )
    .innerJoin("participant as r", (join) =>
      join.onRef("r.program_id", "=", "k.program_id").onRef("r.participant_id", "=", "k.recipient_id"),
    )
    .where("k.program_id", "=", program.programId)
    .where("k.loop_id", "=", loop.loopId)
    .orderBy("k.given_at", "desc")
    .limit(20)
    .select(["k.badge", "k.note", "a.name as author", "r.name as recipient"])
    .execute();
}

/** The other members of a loop. */
export function othersIn(db: Db, { program, loop, participant }: MemberViewer) {
  return db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.loop_id", "=", loop.loopId)
    .where("m.participant_id", "<>", participant.participantId)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("p.name")
    .select(["p.participant_id", "p.name"])
    .execute();
}
