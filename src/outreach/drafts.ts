import { sql } from "kysely";
import type { CoordinatorViewer } from "../access/viewer.ts";
import type { Log } from "../activity/log.ts";
import type { Db, Tx } from "../store/store.ts";
import type { Whom } from "./outreach.tables.ts";

/** A draft that was not changed for so long is forgotten (ms). */
const KEPT = 30 * 86_400_000;

/** A message that a coordinator is writing. */
export type Draft = {
  id: string;
  sample: string | null;
  subject: string;
  body: string;
  milestone: string;
  whom: Whom;
  people: readonly string[];
};

/** Keeps a message that is being written; the same id again is the same message. False when it is somebody else's. */
export async function keepDraft(log: Log, { program, account }: CoordinatorViewer, draft: Draft): Promise<boolean> {
  const { id, people, ...words } = draft;
  const mine = { program_id: program.programId, made_by: account.userId };
  const row = { ...words, people: JSON.stringify(people), made_at: log.now() };
  return log.store.transaction(async (tx) => {
    await tx
      .deleteFrom("outreach_draft")
      .where("program_id", "=", mine.program_id)
      .where("made_by", "=", mine.made_by)
      .where("made_at", "<", new Date(log.now().getTime() - KEPT))
      .execute();
    const kept = await tx
      .insertInto("outreach_draft")
      .values({ ...mine, draft_id: id, ...row })
      .onConflict((conflict) =>
        conflict
          .columns(["program_id", "draft_id"])
          .doUpdateSet(row)
          .where("outreach_draft.made_by", "=", mine.made_by),
      )
      .executeTakeFirst();
    return Number(kept.numInsertedOrUpdatedRows ?? 0) > 0;
  });
}

/** A message that this coordinator has begun, or null. */
export async function readDraft(db: Db, { program, account }: CoordinatorViewer, id: string): Promise<Draft | null> {
  const row = await db
    .selectFrom("outreach_draft")
    .where("program_id", "=", program.programId)
    .where("draft_id", "=", id)
    .where("made_by", "=", account.userId)
    .select(["draft_id as id", "sample", "subject", "body", "milestone", "whom", "people"])
    .executeTakeFirst();
  return row ?? null;
}

/** The messages that this coordinator has begun, the newest first; at most 20. */
export function draftsOf(db: Db, { program, account }: CoordinatorViewer) {
  return db
    .selectFrom("outreach_draft")
    .where("program_id", "=", program.programId)
    .where("made_by", "=", account.userId)
    .orderBy("made_at", "desc")
    .limit(20)
    .select(["draft_id", "subject", "made_at", sql<number>`jsonb_array_length(people)`.as("chosen")])
    .execute();
}
export type WaitingDraft = Awaited<ReturnType<typeof draftsOf>>[number];

/** Forgets a draft: it was sent, or is not wanted. Again, it changes nothing. */
export async function forgetDraft(tx: Db | Tx, { program, account }: CoordinatorViewer, id: string): Promise<void> {
  await tx
    .deleteFrom("outreach_draft")
    .where("program_id", "=", program.programId)
    .where("draft_id", "=", id)
    .where("made_by", "=", account.userId)
    .execute();
}
