import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { arrangeAgain } from "./arrange-again.ts";
import { arrangeMeeting, type NewMeeting } from "./arrange-meeting.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { countAgain } from "./count-again.ts";
import { holdDueMeetings } from "./hold-due-meetings.ts";
import { logMeetingElsewhere, type MetElsewhere } from "./log-meeting-elsewhere.ts";
import { pickTime } from "./proposals/pick-time.ts";
import { proposeTimes, type WantedProposal } from "./proposals/propose-times.ts";
import { withdrawProposal } from "./proposals/withdraw-proposal.ts";
import { rescheduleMeeting } from "./reschedule-meeting.ts";
import { arrangeSeries, type NewSeries } from "./series/arrange-series.ts";
import { cancelFollowing } from "./series/cancel-following.ts";
import { moveFollowing } from "./series/move-following.ts";
import { takeBackMeeting } from "./take-back-meeting.ts";

type Program = {
  store: Store;
  log: Log;
  programId: ProgramId;
  mentor(name: string): Promise<ParticipantId>;
  mentee(name: string): Promise<ParticipantId>;
  loop(mentor: ParticipantId, mentee: ParticipantId): Promise<LoopId>;
};

/**
 * For tests: Amara and Lena, matched, and all that they can do about meetings; by Lena in Lisbon unless it says
 * otherwise.
 */
export async function pairThatMeets<W extends Program>(world: W) {
  const { programId, store } = world;
  const amara = await world.mentor("Amara");
  const lena = await world.mentee("Lena");
  const loopId = await world.loop(amara, lena);
  const usual = { programId, loopId, by: lena, zone: "Europe/Lisbon" };
  const monday = { ...usual, start: "2026-03-09T14:00", minutes: 60 };
  const arrange = (wanted: Partial<NewMeeting> = {}) => arrangeMeeting(world.log, { ...monday, ...wanted });
  const dates = { ...usual, times: ["2026-03-10T18:00", "2026-03-13T18:00"], minutes: 60 };
  const propose = (wanted: Partial<WantedProposal> = {}) => proposeTimes(world.log, { ...dates, ...wanted });
  return {
    world,
    amara,
    lena,
    loopId,
    arrange,
    async arranged(wanted: Partial<NewMeeting> = {}): Promise<string> {
      const answer = await arrange(wanted);
      if ("refused" in answer) throw new Error(answer.refused);
      return answer.meeting;
    },
    propose,
    async proposed(wanted: Partial<WantedProposal> = {}): Promise<string> {
      const answer = await propose(wanted);
      if ("refused" in answer) throw new Error(answer.refused);
      return answer.proposal;
    },
    /** By Amara, unless it says otherwise. */
    pick: (proposal: string, time: string, by = amara) => pickTime(world.log, { ...usual, proposal, time, by }),
    withdraw: (proposal: string, by = lena) => withdrawProposal(world.log, { ...usual, proposal, by }),
    move: (meeting: string, wanted: Partial<NewMeeting>) =>
      rescheduleMeeting(world.log, { ...monday, meeting, ...wanted }),
    /** Every Monday, three times. */
    repeat: (wanted: Partial<NewSeries> = {}) =>
      arrangeSeries(world.log, { ...monday, everyWeeks: 1, times: 3, ...wanted }),
    moveAll: (meeting: string, wanted: Partial<NewMeeting>) =>
      moveFollowing(world.log, { ...monday, meeting, ...wanted }),
    cancelAll: (meeting: string) => cancelFollowing(world.log, { ...usual, meeting }),
    again: (meeting: string) => arrangeAgain(world.log, { ...usual, meeting }),
    cancel: (meeting: string) => cancelMeeting(world.log, { ...usual, meeting }),
    elsewhere: (met: Partial<MetElsewhere> = {}) => logMeetingElsewhere(world.log, { ...usual, ...met }),
    takeBack: (meeting: string) => takeBackMeeting(world.log, { ...usual, meeting }),
    countAgain: (meeting: string) => countAgain(world.log, { ...usual, meeting }),
    hold: () => holdDueMeetings(world.log),
    meetings: () =>
      store.db.selectFrom("meeting").where("program_id", "=", programId).orderBy("starts_at").selectAll().execute(),
    log: (kind: string) =>
      store.db
        .selectFrom("activity")
        .where("program_id", "=", programId)
        .where("kind", "=", kind)
        .orderBy("seq")
        .selectAll()
        .execute(),
  };
}
