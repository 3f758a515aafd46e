import type { MemberViewer } from "../../../access/viewer.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import "./proposals.tables.ts";

export type Proposal = {
  id: string;
  by: ParticipantId;
  mine: boolean;
  minutes: number;
  place: string | null;
  /** Those that are still to come. */
  times: Date[];
};

/** The times that wait to be picked in the viewer's own loop. */
export async function readProposal(db: Db, viewer: MemberViewer, now: Date): Promise<Proposal | null> {
  const row = await db
    .selectFrom("meeting_proposal")
    .where("program_id", "=", viewer.program.programId)
    .where("loop_id", "=", viewer.loop.loopId)
    .where("status", "=", "open")
    .select(["proposal_id", "proposed_by", "minutes", "place", "times"])
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.proposal_id,
    by: row.proposed_by,
    mine: row.proposed_by === viewer.participant.participantId,
    minutes: row.minutes,
    place: row.place,
    times: row.times.map((time) => new Date(time)).filter((time) => time > now),
  };
}
