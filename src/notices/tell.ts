import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../access/program-id.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Tx } from "../store/store.ts";
import { alone, type Filled } from "../store/together.ts";
import "./notices.tables.ts";

export type Told = {
  kind: string;
  to: ParticipantId;
  loop?: LoopId | undefined;
  about?: string | undefined;
  /** Names the thing for this person and kind: told again with the same key, it is nothing new. */
  key: string;
  at: Date;
  /** When it becomes due; left out, at once. */
  due?: Date | undefined;
};

const TOLD = {
  name: "told_them",
  text: `insert into notice (program_id, notice_id, participant_id, kind, loop_id, about, key, told_at, due_at)
    select $1, notice_id, participant_id, kind, loop_id, about, key, told_at, due_at from json_to_recordset($2::json) as n
      (notice_id text, participant_id text, kind text, loop_id text, about text, key text, told_at timestamptz, due_at timestamptz)
    on conflict (program_id, participant_id, kind, key) do nothing`,
};

/** Tells somebody something, once, in the transaction that makes it true. A mail goes out later, at their pace. */
export async function tell(tx: Tx, programId: ProgramId, ...told: readonly Told[]): Promise<void> {
  for (const rows of toldRows(programId, told)) await tx.executeQuery(alone(rows));
}

/** The same as a part of the statement that writes what they are told of. */
export function toldRows(programId: ProgramId, told: readonly Told[]): Filled[] {
  if (told.length === 0) return [];
  const rows = told.map(({ kind, to, loop, about, key, at, due }) => ({
    notice_id: uuidv7(),
    participant_id: to,
    kind,
    loop_id: loop ?? null,
    about: about ?? null,
    key,
    told_at: at,
    due_at: due ?? at,
  }));
  return [{ piece: TOLD, values: [programId, JSON.stringify(rows)] }];
}

export type Withdrawn = {
  kind: string;
  at: Date;
  to?: ParticipantId | undefined;
  about?: string | undefined;
  key?: string | undefined;
};

/** What has not been sent yet is not sent. Answers with how many were taken back; what was sent stays sent. */
export async function withdraw(tx: Tx, programId: ProgramId, { kind, at, to, about, key }: Withdrawn): Promise<number> {
  let query = tx
    .updateTable("notice")
    .set({ settled_at: at, outcome: "withdrawn" })
    .where("program_id", "=", programId)
    .where("kind", "=", kind)
    .where("settled_at", "is", null);
  if (to !== undefined) query = query.where("participant_id", "=", to);
  if (about !== undefined) query = query.where("about", "=", about);
  if (key !== undefined) query = query.where("key", "=", key);
  const done = await query.executeTakeFirst();
  return Number(done.numUpdatedRows);
}
