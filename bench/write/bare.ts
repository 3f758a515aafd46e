import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { ProgramId } from "../../src/access/program-id.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import type { Store } from "../../src/store/store.ts";

/** A loop to write in; `state` is what its row holds, as text. */
export type Place = { loop: LoopId; author: ParticipantId; state: string };

/**
 * The yardstick: the rows that a message needs, in one transaction, without asking whether it may be said, what it
 * means, or whether it was said before.
 */
export async function bareMessage(
  store: Store,
  programId: ProgramId,
  place: Place,
  body: string,
  at: Date,
): Promise<void> {
  await store.transaction(async (tx) => {
    await sql`insert into message (program_id, loop_id, message_id, author_id, body, sent_at)
      values (${programId}, ${place.loop}, ${randomUUID()}, ${place.author}, ${body}, ${at})`.execute(tx);
    await sql`insert into activity (program_id, seq, id, kind, occurred_at, recorded_at, loop_id, actor, person_id, data)
      values (${programId}, nextval('activity_seq'), ${randomUUID()}, 'message.sent', ${at}, ${at}, ${place.loop}, ${place.author}, null, '{}')`.execute(
      tx,
    );
    await sql`update loop_state set state = ${place.state}, version = version + 1
      where program_id = ${programId} and loop_id = ${place.loop}`.execute(tx);
    await sql`select pg_notify('cairn_refresh', ${JSON.stringify({ program: programId, participants: [place.author] })})`.execute(
      tx,
    );
  });
}
