import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { NoticeKind } from "../../notices/notice-kind.ts";
import type { Pace, QuietHours } from "../../notices/send-at.ts";
import type { Db, Tx } from "../../store/store.ts";
import "../../notices/notices.tables.ts";

export type Who = { programId: ProgramId; participantId: ParticipantId };
export type Choices = { paces: ReadonlyMap<string, Pace>; quiet: QuietHours | null };

/**
 * Keeps what somebody chose to be told of, how soon, and when not. It holds for what already waits, too: that is
 * looked at again at once, as its moment may now be another. The same choice twice is one.
 */
export async function chooseNotices(
  log: Log,
  who: Who,
  kinds: readonly NoticeKind[],
  { paces, quiet }: Choices,
): Promise<void> {
  await log.store.transaction(async (tx) => {
    const known = new Map((await readPaces(tx, who)).map((row) => [row.kind, row.pace]));
    for (const { kind, pace: usual } of kinds) {
      const chosen = paces.get(kind);
      // What is as usual and was never chosen follows the usual when that changes.
      if (!chosen || chosen === (known.get(kind) ?? usual)) continue;
      await setPace(tx, who, kind, chosen);
    }
    await setQuiet(tx, who, quiet);
    await lookAgain(tx, who);
  });
}

/** Switches some kinds off (or on again, at their usual pace), as a link in a mail does. False: there is no such person. */
export async function switchNotices(log: Log, who: Who, kinds: readonly NoticeKind[], on: boolean): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const person = await tx
      .selectFrom("participant")
      .where("program_id", "=", who.programId)
      .where("participant_id", "=", who.participantId)
      .select("participant_id")
      .executeTakeFirst();
    if (!person) return false;
    for (const { kind, pace } of kinds) await setPace(tx, who, kind, on ? (pace === "off" ? "at_once" : pace) : "off");
    await lookAgain(tx, who);
    return true;
  });
}

export function readPaces(db: Db | Tx, { programId, participantId }: Who) {
  return db
    .selectFrom("notice_preference")
    .where("program_id", "=", programId)
    .where("participant_id", "=", participantId)
    .select(["kind", "pace"])
    .execute();
}

const setPace = (tx: Tx, { programId, participantId }: Who, kind: string, pace: Pace) =>
  tx
    .insertInto("notice_preference")
    .values({ program_id: programId, participant_id: participantId, kind, pace })
    .onConflict((conflict) => conflict.columns(["program_id", "participant_id", "kind"]).doUpdateSet({ pace }))
    .execute();

async function setQuiet(tx: Tx, { programId, participantId }: Who, quiet: QuietHours | null): Promise<void> {
  if (!quiet) {
    await tx
      .deleteFrom("quiet_hours")
      .where("program_id", "=", programId)
      .where("participant_id", "=", participantId)
      .execute();
    return;
  }
  const hours = { from_minute: quiet.from, until_minute: quiet.until };
  await tx
    .insertInto("quiet_hours")
    .values({ program_id: programId, participant_id: participantId, ...hours })
    .onConflict((conflict) => conflict.columns(["program_id", "participant_id"]).doUpdateSet(hours))
    .execute();
}

const lookAgain = (tx: Tx, { programId, participantId }: Who) =>
  tx
    .updateTable("notice")
    .set({ held_until: null })
    .where("program_id", "=", programId)
    .where("participant_id", "=", participantId)
    .where("settled_at", "is", null)
    .execute();
