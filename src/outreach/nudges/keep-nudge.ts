import { v7 as uuidv7 } from "uuid";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Db } from "../../store/store.ts";
import "./nudges.tables.ts";

/** What a coordinator says of a nudge: after how many days at which milestone (rising), and in which words. */
export type NudgeWords = { stage: string; days: number[]; subject: string; body: string };
export type NudgeRefusal = "no_such_nudge" | "no_such_milestone";

/** The nudges of a program, the oldest first. */
export function nudgesOf(db: Db, { program }: CoordinatorViewer) {
  return db
    .selectFrom("nudge")
    .where("program_id", "=", program.programId)
    .orderBy("made_at")
    .select(["nudge_id", "stage", "days", "subject", "body", "running"])
    .execute();
}
export type KeptNudge = Awaited<ReturnType<typeof nudgesOf>>[number];

/** Makes a nudge, switched off; or changes the words and days of one. What it has sent stays sent. */
export async function keepNudge(
  log: Log,
  { program, account }: CoordinatorViewer,
  words: NudgeWords,
  id?: string,
): Promise<{ nudge: string } | { refused: NudgeRefusal }> {
  if (!program.pathway.stages.some((stage) => stage.id === words.stage)) return { refused: "no_such_milestone" };
  if (id !== undefined) {
    const changed = await log.store.db
      .updateTable("nudge")
      .set(words)
      .where("program_id", "=", program.programId)
      .where("nudge_id", "=", id)
      .executeTakeFirst();
    return Number(changed.numUpdatedRows) > 0 ? { nudge: id } : { refused: "no_such_nudge" };
  }
  const nudge = uuidv7();
  await log.store.db
    .insertInto("nudge")
    .values({
      program_id: program.programId,
      nudge_id: nudge,
      ...words,
      running: false,
      made_by: account.userId,
      made_at: log.now(),
    })
    .execute();
  return { nudge };
}

/** Switches a nudge on or off; it writes in the name of whoever switched it on. A second call changes nothing. */
export async function switchNudge(log: Log, { program, account }: CoordinatorViewer, id: string, on: boolean) {
  const done = await log.store.db
    .updateTable("nudge")
    .set(on ? { running: true, made_by: account.userId } : { running: false })
    .where("program_id", "=", program.programId)
    .where("nudge_id", "=", id)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}

/** Forgets a nudge and what it sent to whom; the messages stay in the list of outreach. */
export async function removeNudge(log: Log, { program }: CoordinatorViewer, id: string) {
  await log.store.db
    .deleteFrom("nudge")
    .where("program_id", "=", program.programId)
    .where("nudge_id", "=", id)
    .execute();
}
