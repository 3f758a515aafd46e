import { firstName, names } from "../../../access/names.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Signer } from "../../../access/signed-link.ts";
import type { Log } from "../../../activity/log.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import type { Db } from "../../../store/store.ts";
import { firstFew } from "../../../web/loop-title.ts";
import "../../../access/access.tables.ts";
import "../meetings.tables.ts";
import { uidAt } from "./calendar-address.ts";
import { type CalendarEvent, calendarOf } from "./calendar-event.ts";

declare module "../../../store/tables.ts" {
  interface Tables {
    calendar_feed: { program_id: ProgramId; participant_id: ParticipantId; version: number };
  }
}

type Whose = { programId: ProgramId; participantId: ParticipantId };
const FEED = "calendar-feed";
const SHOWN_BEFORE_MS = 60 * 86_400_000;

/** The address of somebody's private calendar: whoever has it can read it, nobody can guess it. */
export async function feedAddress(db: Db, signer: Signer, { programId, participantId }: Whose, baseUrl: string) {
  const version = String(await versionOf(db, { programId, participantId }));
  const token = signer.sign(FEED, { program: programId, participant: participantId, version });
  return `${baseUrl}/calendar/${token}.ics`;
}

/** From now on there is another address, and the earlier ones show nothing. */
export async function renewFeedAddress(log: Log, { programId, participantId }: Whose): Promise<void> {
  await log.store.db
    .insertInto("calendar_feed")
    .values({ program_id: programId, participant_id: participantId, version: 2 })
    .onConflict((conflict) =>
      conflict
        .columns(["program_id", "participant_id"])
        .doUpdateSet((eb) => ({ version: eb("calendar_feed.version", "+", 1) })),
    )
    .execute();
}

/** Whose calendar that address is; null when it is nobody's, or no longer. */
export async function whoseFeed(db: Db, signer: Signer, token: string, now: Date): Promise<Whose | null> {
  const fields = signer.read(FEED, token, now);
  if (!fields) return null;
  const whose = { programId: fields.program as ProgramId, participantId: fields.participant as ParticipantId };
  const person = await db
    .selectFrom("participant")
    .where("program_id", "=", whose.programId)
    .where("participant_id", "=", whose.participantId)
    .where("status", "<>", "removed")
    .select("participant_id")
    .executeTakeFirst();
  return person && String(await versionOf(db, whose)) === fields.version ? whose : null;
}

/** The meetings of somebody's own loops, of the last two months and to come, as a calendar. */
export async function readFeed(db: Db, whose: Whose, baseUrl: string, now: Date): Promise<string> {
  const rows = await readRows(db, whose, new Date(now.getTime() - SHOWN_BEFORE_MS));
  const events = [...Map.groupBy(rows, (row) => row.meeting_id).values()].map((same): CalendarEvent => {
    const row = same[0] as (typeof rows)[number];
    const others = same.flatMap((one) => (one.name ? [firstName(one.name)] : []));
    return {
      uid: uidAt(row.calendar_uid ?? row.meeting_id, baseUrl),
      sequence: row.sequence,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      createdAt: row.created_at,
      summary: `Mentoring with ${names(firstFew(others))}`,
      link: `${baseUrl}/programs/${whose.programId}/loops/${row.loop_id}#meetings`,
      cancelled: false,
    };
  });
  const program = await db
    .selectFrom("program")
    .where("program_id", "=", whose.programId)
    .select("name")
    .executeTakeFirstOrThrow();
  return calendarOf(program.name, events, now);
}

function readRows(db: Db, { programId, participantId }: Whose, since: Date) {
  return db
    .selectFrom("loop_member as mine")
    .innerJoin("meeting as m", (join) =>
      join.onRef("m.program_id", "=", "mine.program_id").onRef("m.loop_id", "=", "mine.loop_id"),
    )
    .innerJoin("loop", (join) =>
      join.onRef("loop.program_id", "=", "m.program_id").onRef("loop.loop_id", "=", "m.loop_id"),
    )
    .leftJoin("loop_member as l", (join) =>
      join
        .onRef("l.program_id", "=", "m.program_id")
        .onRef("l.loop_id", "=", "m.loop_id")
        .on("l.participant_id", "<>", participantId)
        .on("l.removed_at", "is", null),
    )
    .leftJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "l.program_id").onRef("p.participant_id", "=", "l.participant_id"),
    )
    .where("mine.program_id", "=", programId)
    .where("mine.participant_id", "=", participantId)
    .where("mine.removed_at", "is", null)
    .where("m.ends_at", ">", since)
    .where((eb) =>
      eb.or([
        eb("m.status", "=", "held"),
        eb.and([eb("m.status", "=", "arranged"), eb("loop.status", "<>", "closed")]),
      ]),
    )
    .orderBy("m.starts_at")
    .orderBy("m.meeting_id")
    .orderBy("p.name")
    .limit(5_000)
    .select(["m.meeting_id", "m.loop_id", "m.calendar_uid", "m.sequence", "m.starts_at", "m.ends_at", "m.created_at"])
    .select("p.name")
    .execute();
}

async function versionOf(db: Db, { programId, participantId }: Whose): Promise<number> {
  const row = await db
    .selectFrom("calendar_feed")
    .where("program_id", "=", programId)
    .where("participant_id", "=", participantId)
    .select("version")
    .executeTakeFirst();
  return row?.version ?? 1;
}
