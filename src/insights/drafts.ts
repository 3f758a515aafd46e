import type { ProgramId } from "../access/program-id.ts";
import type { ParticipantId } from "../milestones/ids.ts";
import type { Db } from "../store/store.ts";
import { inSlice, type Slice, WHOLE } from "./slice.ts";
import "../access/access.tables.ts";

declare module "../store/tables.ts" {
  interface Tables {
    /** Two people whom a coordinator thinks of matching. */
    loop_draft: {
      program_id: ProgramId;
      draft_id: string;
      mentor_id: ParticipantId;
      mentee_id: ParticipantId;
      made_by: string;
      made_at: Date;
      dismissed_at: Date | null;
    };
  }
}

/** Drafts that wait for somebody to approve or dismiss them; drafts of people who have left are not counted. */
export const waitingDrafts = (db: Db, programId: ProgramId) =>
  db
    .selectFrom("loop_draft as d")
    .innerJoin("participant as mentor", (join) =>
      join.onRef("mentor.program_id", "=", "d.program_id").onRef("mentor.participant_id", "=", "d.mentor_id"),
    )
    .innerJoin("participant as mentee", (join) =>
      join.onRef("mentee.program_id", "=", "d.program_id").onRef("mentee.participant_id", "=", "d.mentee_id"),
    )
    .where("d.program_id", "=", programId)
    .where("d.dismissed_at", "is", null)
    .where("mentor.status", "<>", "removed")
    .where("mentee.status", "<>", "removed");

/** How many drafts wait. Of a slice, the drafts count in which one of the two is in it. */
export async function countDrafts(db: Db, programId: ProgramId, slice: Slice = WHOLE): Promise<number> {
  const row = await waitingDrafts(db, programId)
    .where((eb) => eb.or([inSlice(programId, slice, "d.mentor_id"), inSlice(programId, slice, "d.mentee_id")]))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}
