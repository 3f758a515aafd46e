import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../src/access/program-id.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import type { Store, Tx } from "../../src/store/store.ts";

/** A loop to write in; `state` is what its row holds, as text. */
export type Place = { loop: LoopId; author: ParticipantId; partner: ParticipantId; state: string };
export type Said = { programId: ProgramId; place: Place; body: string; at: Date };

/** The row of a message. */
export async function messageRow(tx: Tx, { programId, place, body, at }: Said, id: string = uuidv7()): Promise<void> {
  await sql`insert into message (program_id, loop_id, message_id, author_id, body, sent_at)
    values (${programId}, ${place.loop}, ${id}, ${place.author}, ${body}, ${at})`.execute(tx);
}

/** When its author was last active. */
export async function activeRow(tx: Tx, { programId, place, at }: Said): Promise<void> {
  await sql`update participant set last_active_at = ${at} where program_id = ${programId} and participant_id = ${place.author}`.execute(
    tx,
  );
}

/** What the verb writes besides: up to where its author has read, and the notice for their partner. */
export async function markAndNotice(tx: Tx, { programId, place, at }: Said): Promise<void> {
  const id = uuidv7();
  await sql`insert into message_read (program_id, loop_id, participant_id, up_to, at)
    values (${programId}, ${place.loop}, ${place.author}, ${id}, ${at})
    on conflict (program_id, loop_id, participant_id) do update set up_to = excluded.up_to, at = excluded.at`.execute(
    tx,
  );
  await sql`insert into notice (program_id, notice_id, participant_id, kind, loop_id, key, told_at, due_at)
    values (${programId}, ${id}, ${place.partner}, 'message.sent', ${place.loop}, ${id}, ${at}, ${at})
    on conflict (program_id, participant_id, kind, key) do nothing`.execute(tx);
}

/**
 * The yardstick: the rows that an interaction needs, in one transaction, without asking whether it may be, what it means,
 * or whether it was told before.
 */
export async function bare(
  store: Store,
  said: Said,
  ...more: ((tx: Tx, said: Said) => Promise<void>)[]
): Promise<void> {
  const { programId, place, at } = said;
  await store.transaction(async (tx) => {
    await messageRow(tx, said);
    for (const one of more) await one(tx, said);
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
