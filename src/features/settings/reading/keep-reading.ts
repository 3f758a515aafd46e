import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../../access/program-id.ts";
import "../../../access/reading.ts";
import type { Log } from "../../../activity/log.ts";
import type { Role } from "../../../milestones/activity.ts";
import { lock } from "../../../store/lock.ts";

/** As many as a list can have that somebody still reads. */
export const READINGS_MAX = 50;

export type ReadingWords = { title: string; url: string; role: Role | null; stage: string | null };
export type ReadingRefusal = "too_many" | "no_such_reading";

/** Recommends something to read, at the end of the list; or, with an id, changes what is there. */
export async function keepReading(
  log: Log,
  programId: ProgramId,
  words: ReadingWords,
  id?: string,
): Promise<{ reading: string } | { refused: ReadingRefusal }> {
  return log.store.transaction(async (tx) => {
    if (id !== undefined) {
      const moved = await tx
        .updateTable("reading")
        .set(words)
        .where("program_id", "=", programId)
        .where("reading_id", "=", id)
        .executeTakeFirst();
      return Number(moved.numUpdatedRows) > 0 ? { reading: id } : { refused: "no_such_reading" };
    }
    await lock(tx, `reading:${programId}`);
    const { n, last } = await tx
      .selectFrom("reading")
      .where("program_id", "=", programId)
      .select((eb) => [eb.fn.countAll<number>().as("n"), eb.fn.max("position").as("last")])
      .executeTakeFirstOrThrow();
    if (n >= READINGS_MAX) return { refused: "too_many" };
    const reading = uuidv7();
    await tx
      .insertInto("reading")
      .values({ program_id: programId, reading_id: reading, position: (last ?? 0) + 1, ...words })
      .execute();
    return { reading };
  });
}

/** Moves one before its neighbour; the first one stays. */
export async function moveUp(log: Log, programId: ProgramId, id: string): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    await lock(tx, `reading:${programId}`);
    const all = await tx
      .selectFrom("reading")
      .where("program_id", "=", programId)
      .orderBy("position")
      .orderBy("reading_id")
      .select(["reading_id", "position"])
      .execute();
    const at = all.findIndex((one) => one.reading_id === id);
    const [before, mine] = [all[at - 1], all[at]];
    if (!before || !mine) return false;
    for (const [reading, position] of [
      [mine.reading_id, before.position],
      [before.reading_id, mine.position],
    ] as const) {
      await tx
        .updateTable("reading")
        .set({ position })
        .where("program_id", "=", programId)
        .where("reading_id", "=", reading)
        .execute();
    }
    return true;
  });
}

export async function removeReading(log: Log, programId: ProgramId, id: string): Promise<void> {
  await log.store.db.deleteFrom("reading").where("program_id", "=", programId).where("reading_id", "=", id).execute();
}
