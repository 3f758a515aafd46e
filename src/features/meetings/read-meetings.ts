import { type Selectable, sql } from "kysely";
import type { MemberViewer } from "../../access/viewer.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import "./meetings.tables.ts";

export type Meeting = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  agenda: string | null;
  elsewhere: boolean;
  /** Is it one of several that were arranged together? */
  repeats: boolean;
  /** Who was there, of one that was held; null: everybody. */
  attendees: ParticipantId[] | null;
};
/**
 * What is to come, the next first; the last few that were held, the latest first; and what was called off within a day
 * and could still be brought back.
 */
export type Meetings = { coming: Meeting[]; held: Meeting[]; calledOff: Meeting[] };

const HELD_SHOWN = 5;

/** The meetings of the viewer's own loop. */
export async function readMeetings(db: Db, viewer: MemberViewer, now: Date): Promise<Meetings> {
  const coming = await ofLoop(db, viewer)
    .where("status", "=", "arranged")
    .where("ends_at", ">", now)
    .orderBy("starts_at")
    .limit(20)
    .execute();
  const held = await ofLoop(db, viewer)
    .where("status", "=", "held")
    .orderBy("starts_at", "desc")
    .limit(HELD_SHOWN)
    .execute();
  const calledOff = await ofLoop(db, viewer)
    .where("status", "=", "cancelled")
    .where("starts_at", ">", now)
    .where("cancelled_at", ">", new Date(now.getTime() - 86_400_000))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("meeting as back")
            .whereRef("back.program_id", "=", "meeting.program_id")
            .whereRef("back.loop_id", "=", "meeting.loop_id")
            .whereRef("back.calendar_uid", "=", sql`coalesce(meeting.calendar_uid, meeting.meeting_id)`)
            .whereRef("back.sequence", ">", "meeting.sequence")
            .select("back.meeting_id"),
        ),
      ),
    )
    .orderBy("starts_at")
    .limit(12)
    .execute();
  return { coming: coming.map(toMeeting), held: held.map(toMeeting), calledOff: calledOff.map(toMeeting) };
}

/** One meeting of the viewer's own loop that was held, or undefined. */
export async function readHeld(db: Db, viewer: MemberViewer, meeting: string): Promise<Meeting | undefined> {
  const row = await ofLoop(db, viewer)
    .where("meeting_id", "=", meeting)
    .where("status", "=", "held")
    .executeTakeFirst();
  return row && toMeeting(row);
}

/** One arranged meeting of the viewer's own loop, or undefined. */
export async function readArranged(db: Db, viewer: MemberViewer, meeting: string): Promise<Meeting | undefined> {
  const row = await ofLoop(db, viewer)
    .where("meeting_id", "=", meeting)
    .where("status", "=", "arranged")
    .executeTakeFirst();
  return row && toMeeting(row);
}

const ofLoop = (db: Db, viewer: MemberViewer) =>
  db
    .selectFrom("meeting")
    .where("program_id", "=", viewer.program.programId)
    .where("loop_id", "=", viewer.loop.loopId)
    .select(["meeting_id", "starts_at", "ends_at", "place", "agenda", "elsewhere", "series_id", "attendees"]);

type Row = Pick<
  Selectable<Tables["meeting"]>,
  "meeting_id" | "starts_at" | "ends_at" | "place" | "agenda" | "elsewhere" | "series_id" | "attendees"
>;

const toMeeting = (row: Row): Meeting => ({
  id: row.meeting_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  agenda: row.agenda,
  elsewhere: row.elsewhere,
  repeats: row.series_id !== null,
  attendees: row.attendees,
});
