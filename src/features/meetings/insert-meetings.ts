import type { Draft, Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import { alone, type Filled } from "../../store/together.ts";
import type { OfLoop } from "./loop-for-meeting.ts";
import "./meetings.tables.ts";
import { tellPlanned, type Version } from "./tell-plans.ts";

/** A meeting to come, as it is written down and told to the log. */
export type Planned = {
  meeting: string;
  startsAt: Date;
  endsAt: Date;
  place: string | null;
  agenda?: string | null;
  series?: string | null;
  /** Brings back a meeting that was called off: calendars know it by that, and this is its next version. */
  again?: { uid: string; sequence: number };
  /** When its invitation goes out; left out, at once. */
  inviteAt?: Date;
};

type By = OfLoop & { by: ParticipantId };

/** Writes arranged meetings down, tells the log and invites everybody, in the transaction of the verb that arranged them. */
export async function insertMeetings(log: Log, tx: Tx, of: By, planned: readonly Planned[]): Promise<void> {
  const now = log.now();
  await tx.executeQuery(alone(meetingRows(of, planned, now)));
  await log.record(tx, of.programId, ...planned.map((one) => arranged(of, one)));
  await tellPlanned(tx, of, versionsOf(planned, now), now);
}

/** What the log is told of a meeting that is arranged. */
export const arranged = ({ loopId, by }: By, one: Planned): Draft => ({
  kind: "meeting.arranged",
  loop: loopId,
  actor: by,
  meeting: one.meeting,
  startsAt: +one.startsAt,
  endsAt: +one.endsAt,
});

/** The first version of each, as calendars are told of it. */
export const versionsOf = (planned: readonly Planned[], now: Date): Version[] =>
  planned.map((one) => ({
    meeting: one.meeting,
    uid: one.again?.uid ?? one.meeting,
    sequence: one.again?.sequence ?? 0,
    startsAt: one.startsAt,
    inviteAt: one.inviteAt ?? now,
  }));

const ROWS = {
  name: "meetings_arranged",
  text: `insert into meeting (program_id, loop_id, meeting_id, status, starts_at, ends_at, place, agenda, series_id,
      calendar_uid, sequence, elsewhere, arranged_by, invite_at, created_at)
    select $1, $2, meeting_id, 'arranged', starts_at, ends_at, place, agenda, series_id, calendar_uid, sequence, false, $3,
      invite_at, $4::timestamptz from json_to_recordset($5::json) as m (meeting_id text, starts_at timestamptz,
      ends_at timestamptz, place text, agenda text, series_id text, calendar_uid text, sequence integer, invite_at timestamptz)`,
};

export function meetingRows({ programId, loopId, by }: By, planned: readonly Planned[], now: Date): Filled {
  const rows = planned.map((one) => ({
    meeting_id: one.meeting,
    starts_at: one.startsAt,
    ends_at: one.endsAt,
    place: one.place,
    agenda: one.agenda ?? null,
    series_id: one.series ?? null,
    calendar_uid: one.again?.uid ?? null,
    sequence: one.again?.sequence ?? 0,
    invite_at: one.inviteAt ?? now,
  }));
  return { piece: ROWS, values: [programId, loopId, by, now, JSON.stringify(rows)] };
}
