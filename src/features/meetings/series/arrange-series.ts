import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../../activity/log.ts";
import type { Tx } from "../../../store/store.ts";
import { wallOf } from "../../../time/zoned-time.ts";
import type { ArrangeRefusal, NewMeeting } from "../arrange-meeting.ts";
import { dayAfter } from "../availability/week.ts";
import { insertMeetings } from "../insert-meetings.ts";
import { lockLoop, meetingsDuring } from "../loop-for-meeting.ts";
import { meetingTime, placeText } from "../meeting-time.ts";
import { overtakeProposal } from "../proposals/open-proposal.ts";
import { INVITE_BEFORE_MS } from "../tell-plans.ts";

export const EVERY_WEEKS = [1, 2, 4] as const;
export const TIMES = { min: 2, max: 12 } as const;
export type NewSeries = NewMeeting & { everyWeeks: number; times: number };
export type SeriesRefusal = ArrangeRefusal | "bad_rhythm" | "bad_times";
/** `at`: the one of them that cannot be. */
export type ArrangedSeries = { series: string; meetings: string[] } | { refused: SeriesRefusal; at?: Date };

/**
 * Arranges meetings that repeat, at the same time on the wall of the member's zone, all of them or none. Each is a
 * meeting of its own. The same again is the same series.
 */
export async function arrangeSeries(log: Log, wanted: NewSeries): Promise<ArrangedSeries> {
  const { everyWeeks, times } = wanted;
  const now = log.now();
  if (!(EVERY_WEEKS as readonly number[]).includes(everyWeeks)) return { refused: "bad_rhythm" };
  if (!Number.isInteger(times) || times < TIMES.min || times > TIMES.max) return { refused: "bad_times" };
  const first = meetingTime(wanted, now);
  if ("refused" in first) return first;
  const wall = wallOf(first.startsAt, wanted.zone);
  const all = [first];
  for (let n = 1; n < times; n++) {
    const start = `${dayAfter(wall.slice(0, 10), n * everyWeeks * 7)}${wall.slice(10)}`;
    const next = meetingTime({ ...wanted, start }, now);
    if ("refused" in next) return next;
    all.push(next);
  }
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, wanted))) return { refused: "loop_closed" };
    const clashes = await Promise.all(all.map((time) => meetingsDuring(tx, wanted, time)));
    const known = await sameSeries(tx, wanted, all, clashes);
    if (known) return known;
    const taken = clashes.findIndex((others) => others.length > 0);
    if (taken >= 0) return { refused: "meeting_overlaps", at: (all[taken] as typeof first).startsAt };
    await overtakeProposal(tx, wanted, now);
    const series = uuidv7();
    const planned = all.map((time, index) => ({
      meeting: uuidv7(),
      ...time,
      place: placeText(wanted.place),
      series,
      inviteAt: index === 0 ? now : new Date(Math.max(+now, +time.startsAt - INVITE_BEFORE_MS)),
    }));
    await insertMeetings(log, tx, wanted, planned);
    return { series, meetings: planned.map((one) => one.meeting) };
  });
}

type Clash = Awaited<ReturnType<typeof meetingsDuring>>;

/** The series that was just arranged at exactly these times, if it was. */
async function sameSeries(
  tx: Tx,
  { programId, loopId }: NewSeries,
  times: readonly { startsAt: Date; endsAt: Date }[],
  clashes: readonly Clash[],
): Promise<{ series: string; meetings: string[] } | null> {
  const meetings = times.map(
    ({ startsAt, endsAt }, index) =>
      clashes[index]?.find((one) => +one.starts_at === +startsAt && +one.ends_at === +endsAt)?.meeting_id,
  );
  if (meetings.some((meeting) => meeting === undefined)) return null;
  const rows = await tx
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "in", meetings as string[])
    .select("series_id")
    .distinct()
    .execute();
  const series = rows[0]?.series_id;
  return rows.length === 1 && series ? { series, meetings: meetings as string[] } : null;
}
