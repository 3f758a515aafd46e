import type { ProgramId } from "../access/program-id.ts";
import type { Db } from "../store/store.ts";
import "../access/access.tables.ts";
import "./progress.tables.ts";

/**
 * The members of a program's loops (m) as people (p), mentors first, each with where they stand there (s; null when
 * they have left the program). Whoever asks says of which loops, and what they want to know.
 */
export const standingMembers = (db: Db, programId: ProgramId) =>
  db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .leftJoin("standing as s", (join) =>
      join
        .onRef("s.program_id", "=", "m.program_id")
        .onRef("s.participant_id", "=", "m.participant_id")
        .onRef("s.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", programId)
    .where("m.removed_at", "is", null)
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .orderBy("p.participant_id");
