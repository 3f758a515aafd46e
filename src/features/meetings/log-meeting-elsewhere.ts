import { v7 as uuidv7 } from "uuid";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import { dayOf, momentOf } from "../../time/zoned-time.ts";
import { lockLoop, type OfLoop } from "./loop-for-meeting.ts";

/** `day`: "2026-03-29" in the member's `zone`; left out, it was today. */
export type MetElsewhere = OfLoop & { by: ParticipantId; zone: string; day?: string | undefined };
export type ElsewhereRefusal = "no_such_day" | "in_the_future" | "too_long_ago" | "loop_closed";
export type LoggedMeeting = { meeting: string; logged: boolean } | { refused: ElsewhereRefusal };

const YEAR = 366 * 86_400_000;

/**
 * "We met elsewhere": counts a meeting that nobody arranged here. A loop has one such meeting a day, so both members
 * may say it, twice even, and it counts once. A day in the past is kept as its noon.
 */
export async function logMeetingElsewhere(log: Log, met: MetElsewhere): Promise<LoggedMeeting> {
  const now = log.now();
  const today = dayOf(now, met.zone);
  const day = met.day || today;
  const from = momentOf(`${day}T00:00`, met.zone);
  const noon = momentOf(`${day}T12:00`, met.zone);
  if (!from || !noon) return { refused: "no_such_day" };
  if (day > today) return { refused: "in_the_future" };
  if (now.getTime() - from.getTime() > YEAR) return { refused: "too_long_ago" };
  const at = day === today ? now : noon;
  const until = momentOf(`${dayAfter(day)}T00:00`, met.zone) ?? noon;
  return log.store.transaction(async (tx) => {
    if (!(await lockLoop(tx, met))) return { refused: "loop_closed" };
    const known = await loggedBetween(tx, met, from, until);
    if (known) return { meeting: known.meeting_id, logged: false };
    const meeting = uuidv7();
    await tx
      .insertInto("meeting")
      .values({
        program_id: met.programId,
        loop_id: met.loopId,
        meeting_id: meeting,
        status: "held",
        starts_at: at,
        ends_at: at,
        place: null,
        elsewhere: true,
        arranged_by: met.by,
        created_at: now,
      })
      .execute();
    await log.record(tx, met.programId, {
      kind: "meeting.held",
      loop: met.loopId,
      actor: met.by,
      meeting,
      elsewhere: true,
      startsAt: +at,
      endsAt: +at,
      occurredAt: +at,
    });
    return { meeting, logged: true };
  });
}

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

async function loggedBetween(tx: Tx, { programId, loopId }: OfLoop, from: Date, until: Date) {
  return tx
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("elsewhere", "=", true)
    .where("status", "=", "held")
    .where("starts_at", ">=", from)
    .where("starts_at", "<", until)
    .select("meeting_id")
    .executeTakeFirst();
}
