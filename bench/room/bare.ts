import { sql } from "kysely";
import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../src/access/program-id.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import type { Store, Tx } from "../../src/store/store.ts";

/** A pair in its loop; `state` is what the loop's row holds, as text; `told` is the name of the notice that waits already. */
export type Pair = { loop: LoopId; members: readonly [ParticipantId, ParticipantId]; state: string; told: string };

/** The rows of a message that one says to the other: message, mark, notice, activity, and the word to open pages. */
export async function bareMessage(store: Store, programId: ProgramId, pair: Pair, body: string, at: Date) {
  const [author, other] = pair.members;
  const message = uuidv7();
  await store.transaction(async (tx) => {
    await sql`insert into message (program_id, loop_id, message_id, author_id, body, sent_at)
      values (${programId}, ${pair.loop}, ${message}, ${author}, ${body}, ${at})`.execute(tx);
    await sql`insert into message_read (program_id, loop_id, participant_id, up_to, at)
      values (${programId}, ${pair.loop}, ${author}, ${message}, ${at})
      on conflict (program_id, loop_id, participant_id) do update set up_to = excluded.up_to, at = excluded.at`.execute(
      tx,
    );
    await notices(tx, programId, pair, [{ to: other, kind: "message", about: message, key: pair.told }], at);
    await happened(tx, programId, pair, "message.sent", author, {}, at);
  });
}

/** The rows of a meeting: itself, an invitation and two reminders for each of both, activity, state, and the word. */
export async function bareMeeting(store: Store, programId: ProgramId, pair: Pair, startsAt: Date, at: Date) {
  const meeting = uuidv7();
  const endsAt = new Date(startsAt.getTime() + 3_600_000);
  const [by] = pair.members;
  await store.transaction(async (tx) => {
    await sql`insert into meeting (program_id, loop_id, meeting_id, status, starts_at, ends_at, place, elsewhere, sequence, arranged_by, invite_at, created_at)
      values (${programId}, ${pair.loop}, ${meeting}, 'arranged', ${startsAt}, ${endsAt}, null, false, 0, ${by}, ${at}, ${at})`.execute(
      tx,
    );
    const told = pair.members.flatMap((to) => [
      { to, kind: "meeting-invitation", about: meeting, key: `${meeting}:0` },
      ...[24, 1].map((hours) => ({ to, kind: "meeting-reminder", about: meeting, key: `${meeting}:0:${hours}` })),
    ]);
    await notices(tx, programId, pair, told, at);
    const data = { meeting, startsAt: +startsAt, endsAt: +endsAt };
    await happened(tx, programId, pair, "meeting.arranged", by, data, at);
    // A message changes no state that is kept; a meeting does.
    await sql`update loop_state set state = ${pair.state}, version = version + 1
      where program_id = ${programId} and loop_id = ${pair.loop}`.execute(tx);
  });
}

type Told = { to: ParticipantId; kind: string; about: string; key: string };

async function notices(tx: Tx, programId: ProgramId, { loop }: Pair, told: readonly Told[], at: Date) {
  const rows = told.map(
    ({ to, kind, about, key }) =>
      sql`(${programId}, ${uuidv7()}, ${to}, ${kind}, ${loop}, ${about}, ${key}, ${at}::timestamptz, ${at}::timestamptz)`,
  );
  await sql`insert into notice (program_id, notice_id, participant_id, kind, loop_id, about, key, told_at, due_at)
    values ${sql.join(rows)} on conflict (program_id, participant_id, kind, key) do nothing`.execute(tx);
}

async function happened(
  tx: Tx,
  programId: ProgramId,
  { loop, members }: Pair,
  kind: string,
  actor: ParticipantId,
  data: object,
  at: Date,
) {
  await sql`insert into activity (program_id, seq, id, kind, occurred_at, recorded_at, loop_id, actor, person_id, data)
    values (${programId}, nextval('activity_seq'), ${uuidv7()}, ${kind}, ${at}, ${at}, ${loop}, ${actor}, null, ${JSON.stringify(data)}::jsonb)`.execute(
    tx,
  );
  await sql`select pg_notify('cairn_refresh', ${JSON.stringify({ program: programId, participants: members })})`.execute(
    tx,
  );
}
