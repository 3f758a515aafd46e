import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import "./meetings.tables.ts";

export type Meeting = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  elsewhere: boolean;
};
/** What is to come, the next first, and the last few that were held, the latest first. */
export type Meetings = { coming: Meeting[]; held: Meeting[] };

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
  return { coming: coming.map(toMeeting), held: held.map(toMeeting) };
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
    .select(["meeting_id", "starts_at", "ends_at", "place", "elsewhere"]);

type Row = { meeting_id: string; starts_at: Date; ends_at: Date; place: string | null; elsewhere: boolean };

const toMeeting = (row: Row): Meeting => ({
  id: row.meeting_id,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  place: row.place,
  elsewhere: row.elsewhere,
});
