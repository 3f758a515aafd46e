import { sql } from "kysely";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import type { Tx } from "../../store/store.ts";
import "./messages.tables.ts";

export type Reading = { programId: ProgramId; loopId: LoopId; reader: ParticipantId; upTo: string };

/** Somebody has read the conversation up to this message. A mark only ever moves on; what it moved, it answers. */
export async function markRead(log: Log, reading: Reading): Promise<{ moved: boolean }> {
  return log.store.transaction(async (tx) => {
    const moved = await moveMark(tx, reading, log.now());
    if (moved) await refreshMembers(log.store, tx, reading.programId, reading.loopId);
    return { moved };
  });
}

/** Moves the mark to the last message that is not after `upTo`: nobody has read what was not said yet. */
export async function moveMark(tx: Tx, { programId, loopId, reader, upTo }: Reading, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into message_read as mark (program_id, loop_id, participant_id, up_to, at)
    select ${programId}, ${loopId}, ${reader}, m.message_id, ${at}::timestamptz from message m
      where m.program_id = ${programId} and m.loop_id = ${loopId} and m.message_id <= ${upTo}
      order by m.message_id desc limit 1
    on conflict (program_id, loop_id, participant_id) do update set up_to = excluded.up_to, at = excluded.at
      where mark.up_to < excluded.up_to
    returning 1 as moved`.execute(tx);
  return rows.length > 0;
}
