import { sql } from "kysely";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import "../../../notices/notices.tables.ts";
import { tell } from "../../../notices/tell.ts";
import type { Db, Tx } from "../../../store/store.ts";
import type { OfLoop } from "../loop-for-meeting.ts";
import "../meetings.tables.ts";
import { INVITATION, LEFT, nextVersion, plansTold, REMINDER, type Version, versionKey } from "../tell-plans.ts";

const AT_ONCE = 200;
type Astray = { program_id: ProgramId; loop_id: LoopId; meeting_id: string };

/**
 * The clock: whoever has left a loop, or the program, gets its meetings to come taken out of their calendar, once; whoever
 * has come into a loop is invited to them. It looks at what each was told, so it holds however somebody left or came, and
 * whenever the server was away. Gives back how many meetings were followed.
 */
export async function followMembers(log: Log): Promise<number> {
  const found = await astray(log.store.db, log.now());
  let followed = 0;
  const meetings = new Map(found.map((one) => [`${one.program_id} ${one.loop_id} ${one.meeting_id}`, one]));
  for (const meeting of meetings.values()) {
    if (await log.store.transaction((tx) => follow(tx, meeting, log.now()))) followed++;
  }
  return followed;
}

async function follow(tx: Tx, meeting: Astray, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("meeting")
    .where("program_id", "=", meeting.program_id)
    .where("loop_id", "=", meeting.loop_id)
    .where("meeting_id", "=", meeting.meeting_id)
    .select(["sequence", "calendar_uid", "starts_at", "invite_at"])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  const people = row ? await astray(tx, now, meeting) : [];
  if (!row || people.length === 0) return false;
  const of = { programId: meeting.program_id, loopId: meeting.loop_id };
  const version = nextVersion(meeting.meeting_id, row);
  // Their calendars hold a version already, and take the next one only. For the others nothing has changed.
  await renumber(tx, of, meeting.meeting_id, { ...version, sequence: row.sequence }, version);
  const left = people.filter((one) => one.left).map((one) => one.participant_id);
  const come = people.filter((one) => !one.left).map((one) => one.participant_id);
  const about = {
    kind: INVITATION,
    loop: of.loopId,
    about: version.uid,
    key: `${versionKey(version)}${LEFT}`,
    at: now,
  };
  await tell(tx, of.programId, ...left.map((to) => ({ ...about, to })), ...plansTold(of, come, [version], now));
  return true;
}

/** The meeting gets its next number; what still waits to be said of it keeps standing. */
async function renumber(tx: Tx, { programId, loopId }: OfLoop, meeting: string, from: Version, to: Version) {
  await tx
    .updateTable("meeting")
    .set({ sequence: to.sequence })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "=", meeting)
    .execute();
  const [old, next] = [versionKey(from), versionKey(to)];
  await sql`update notice set key = ${next}::text || substr(key, length(${old}::text) + 1)
    where program_id = ${programId} and loop_id = ${loopId} and settled_at is null
      and ((kind = ${INVITATION} and about = ${to.uid} and key = ${old})
        or (kind = ${REMINDER} and about = ${meeting} and starts_with(key, ${old}::text || ':')))`.execute(tx);
}

/**
 * Meetings to come, and who left with one of them in their calendar or came and was not invited. Only the last version of
 * a meeting counts: one that was called off and is on again is another row.
 */
async function astray(db: Db | Tx, now: Date, only?: Astray) {
  const { rows } = await sql<Astray & { participant_id: ParticipantId; left: boolean }>`
    select program_id, loop_id, meeting_id, participant_id, gone as left from (
      select m.program_id, m.loop_id, m.meeting_id, lm.participant_id, lm.added_at,
        m.status = 'cancelled' or m.out_of_calendars as off, coalesce(m.calendar_uid, m.meeting_id) as uid, m.sequence,
        lm.removed_at is not null or p.status = 'removed' as gone
      from meeting m
      join loop_member lm on lm.program_id = m.program_id and lm.loop_id = m.loop_id
      join participant p on p.program_id = lm.program_id and p.participant_id = lm.participant_id
      where m.status in ('arranged', 'cancelled') and m.ends_at > ${now} ${
        only
          ? sql`and m.program_id = ${only.program_id} and m.loop_id = ${only.loop_id} and m.meeting_id = ${only.meeting_id}`
          : sql``
      }
        and (greatest(lm.added_at, lm.removed_at, p.removed_at) >= m.created_at
          or (m.program_id, lm.participant_id, coalesce(m.calendar_uid, m.meeting_id)) in
            (select program_id, participant_id, about from notice where kind = 'meeting-invitation' and key like '%:left'))
        and not exists (select from meeting later where later.program_id = m.program_id
          and later.calendar_uid = coalesce(m.calendar_uid, m.meeting_id) and later.sequence > m.sequence)
    ) who, lateral (
      select max(notice_id) filter (where key like ${`%${LEFT}`}) as left_by,
        max(notice_id) filter (where key not like ${`%${LEFT}`} and outcome = 'sent') as sent,
        max(notice_id) filter (where key not like ${`%${LEFT}`} and told_at >= who.added_at) as told,
        bool_or(key = who.uid || ':' || who.sequence and outcome = 'sent') as present
      from notice n
      where n.program_id = who.program_id and n.participant_id = who.participant_id and n.kind = ${INVITATION}
        and n.key > who.uid || ':' and n.key < who.uid || ';'
    ) said
    where case
      when gone then sent > coalesce(left_by, '') and not (off and coalesce(present, false))
      else not off and coalesce(told, '') <= coalesce(left_by, '') end
    order by program_id, loop_id, meeting_id limit ${AT_ONCE}`.execute(db);
  return rows;
}
