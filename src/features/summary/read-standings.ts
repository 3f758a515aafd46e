import type { Program } from "../../access/viewer.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { explainStandings } from "../../progress/explanation.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";

export type SummaryLoop = Awaited<ReturnType<typeof readStandings>>[number];

/** Where somebody stands in each of their loops and outside of them, with whom, and why; the open ones first. */
export async function readStandings(db: Db, program: Program, id: ParticipantId, asOf: Date) {
  const { programId } = program;
  const rows = await db
    .selectFrom("standing as s")
    .leftJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "s.program_id").onRef("l.loop_id", "=", "s.loop_id"),
    )
    .where("s.program_id", "=", programId)
    .where("s.participant_id", "=", id)
    .orderBy("s.closed")
    .orderBy("s.entered_at", "desc")
    .select([
      "s.loop_id",
      "s.role",
      "s.stage",
      "s.entered_at",
      "s.stuck_from",
      "s.paused",
      "s.closed",
      "s.completed_at",
    ])
    .select(["l.status", "l.opened_at", "l.closed_at", "l.reason", "l.name", "l.kind"])
    .execute();
  const loops = rows.map((row) => (row.loop_id === "" ? null : (row.loop_id as LoopId)));
  const [partners, whys] = await Promise.all([
    partnersOf(
      db,
      program,
      id,
      loops.filter((loop) => loop !== null),
    ),
    explainStandings(db, program, id, loops, asOf),
  ]);
  return rows.map(({ loop_id, ...row }, index) => {
    const loopId = loops[index] ?? null;
    const stuck = row.stuck_from !== null && row.stuck_from < asOf;
    const why = whys.get(loopId) ?? null;
    return { ...row, loopId, why, stuck, partners: partners.filter((partner) => partner.loop_id === loopId) };
  });
}

async function partnersOf(db: Db, { programId }: Program, id: ParticipantId, loops: LoopId[]) {
  if (loops.length === 0) return [];
  return db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.loop_id", "in", loops)
    .where("m.participant_id", "<>", id)
    .orderBy("p.name")
    .select(["m.loop_id", "p.participant_id", "p.name", "m.role"])
    .execute();
}
