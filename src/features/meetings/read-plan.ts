import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import { lateNotMet } from "./count-again.ts";
import { type LoopMember, membersOf } from "./loop-members.ts";
import { type Elsewhere, readElsewhere } from "./other-meetings.ts";
import { type Proposal, readProposal } from "./proposals/read-proposal.ts";
import { type Meetings, readMeetings } from "./read-meetings.ts";
import { readVideoBase } from "./video-room.ts";

/** All that is planned in a loop, and what its plans have to go with. */
export type Plan = Meetings & {
  /** Lately said not to have taken place; that can be taken back. */
  notMet: { id: string; startsAt: Date }[];
  proposal: Proposal | null;
  members: LoopMember[];
  elsewhere: Elsewhere[];
  videoRooms: boolean;
};

export async function readPlan(db: Db, viewer: MemberViewer, now: Date): Promise<Plan> {
  const of = { programId: viewer.program.programId, loopId: viewer.loop.loopId };
  return {
    ...(await readMeetings(db, viewer, now)),
    notMet: await lateNotMet(db, viewer, now),
    proposal: await readProposal(db, viewer, now),
    members: await membersOf(db, of),
    elsewhere: await readElsewhere(db, viewer, now),
    videoRooms: (await readVideoBase(db, viewer)) !== null,
  };
}
