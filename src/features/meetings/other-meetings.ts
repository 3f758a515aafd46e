import { firstName, names } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Db } from "../../store/store.ts";
import { wallOf } from "../../time/zoned-time.ts";
import "../../access/access.tables.ts";
import "./meetings.tables.ts";

/** A meeting that the viewer has in another loop. */
export type Elsewhere = { startsAt: Date; endsAt: Date; with: string[] };

/** What the viewer has arranged in their other loops. */
export async function readElsewhere(
  db: Db,
  { program, loop, participant }: MemberViewer,
  now: Date,
): Promise<Elsewhere[]> {
  const rows = await db
    .selectFrom("loop_member as mine")
    .innerJoin("meeting as m", (join) =>
      join.onRef("m.program_id", "=", "mine.program_id").onRef("m.loop_id", "=", "mine.loop_id"),
    )
    .innerJoin("loop_member as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "l.program_id").onRef("p.participant_id", "=", "l.participant_id"),
    )
    .where("mine.program_id", "=", program.programId)
    .where("mine.participant_id", "=", participant.participantId)
    .where("mine.removed_at", "is", null)
    .where("m.loop_id", "<>", loop.loopId)
    .where("m.status", "=", "arranged")
    .where("m.ends_at", ">", now)
    .where("l.removed_at", "is", null)
    .where("l.participant_id", "<>", participant.participantId)
    .orderBy("m.starts_at")
    .orderBy("p.name")
    .select(["m.meeting_id", "m.starts_at", "m.ends_at", "p.name"])
    .execute();
  return [...Map.groupBy(rows, (row) => row.meeting_id).values()].map((same) => ({
    startsAt: (same[0] as (typeof rows)[number]).starts_at,
    endsAt: (same[0] as (typeof rows)[number]).ends_at,
    with: same.map((row) => firstName(row.name)),
  }));
}

/** A word of warning when something else is planned at that time, such as "You meet Ben at 14:30 then." */
export function clashWords(from: Date, to: Date, elsewhere: readonly Elsewhere[], zone: string): string | null {
  const clash = elsewhere.find((one) => one.startsAt < to && one.endsAt > from);
  return clash ? `You meet ${names(clash.with)} at ${wallOf(clash.startsAt, zone).slice(11)} then.` : null;
}
