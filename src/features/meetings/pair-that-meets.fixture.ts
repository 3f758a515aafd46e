import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { arrangeMeeting, type NewMeeting } from "./arrange-meeting.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { holdDueMeetings } from "./hold-due-meetings.ts";
import { logMeetingElsewhere, type MetElsewhere } from "./log-meeting-elsewhere.ts";
import { rescheduleMeeting } from "./reschedule-meeting.ts";
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
    move: (meeting: string, wanted: Partial<NewMeeting>) =>
      rescheduleMeeting(world.log, { ...monday, meeting, ...wanted }),
    cancel: (meeting: string) => cancelMeeting(world.log, { ...usual, meeting }),
    elsewhere: (met: Partial<MetElsewhere> = {}) => logMeetingElsewhere(world.log, { ...usual, ...met }),
    takeBack: (meeting: string) => takeBackMeeting(world.log, { ...usual, meeting }),
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
