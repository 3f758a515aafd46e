import type { ProgramId } from "../../access/program-id.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";
import "./interventions.tables.ts";

const SHOWN = 50;

/** What coordinators did about somebody, the newest first. */
export function interventionsOf(db: Db, programId: ProgramId, id: ParticipantId) {
  return db
    .selectFrom("intervention as i")
    .leftJoin("user as u", "u.id", "i.logged_by")
    .where("i.program_id", "=", programId)
    .where("i.participant_id", "=", id)
    .orderBy("i.happened_on", "desc")
    .orderBy("i.logged_at", "desc")
    .limit(SHOWN)
    .select(["i.intervention_id", "i.kind", "i.note", "i.happened_on", "i.logged_by", "u.name as by"])
    .execute();
}
export type Logged = Awaited<ReturnType<typeof interventionsOf>>[number];
