import { sql } from "kysely";
import type { ParticipantViewer } from "../../access/viewer.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { Db } from "../../store/store.ts";
import "./messages.tables.ts";

/** Beyond this nobody wants to know the number. */
export const UNREAD_MAX = 100;

/** How many messages of the others wait for this person in each of their loops; counted up to a hundred. */
export async function countUnread(db: Db, viewer: ParticipantViewer): Promise<Map<LoopId, number>> {
  const { programId } = viewer.program;
  const me = viewer.participant.participantId;
  const { rows } = await sql<{ loop_id: LoopId; unread: number }>`
    select lm.loop_id, u.unread from loop_member lm
    left join message_read r
      on r.program_id = lm.program_id and r.loop_id = lm.loop_id and r.participant_id = lm.participant_id
    cross join lateral (
      select count(*) as unread from (
        select 1 from message m
        where m.program_id = lm.program_id and m.loop_id = lm.loop_id and m.message_id > coalesce(r.up_to, '')
          and m.author_id <> lm.participant_id and m.deleted_at is null
        limit ${UNREAD_MAX}
      ) waiting
    ) u
    where lm.program_id = ${programId} and lm.participant_id = ${me} and lm.removed_at is null and u.unread > 0`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.loop_id, Number(row.unread)]));
}
