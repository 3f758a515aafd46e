import type { Log } from "../../activity/log.ts";
import { digestOf, type WhoseDigest } from "../../outreach/digest/digest-of.ts";

/** Switches the Monday mail off or on for one coordinator. A second call changes nothing. False: they coordinate no more. */
export async function chooseDigest(log: Log, who: WhoseDigest, on: boolean): Promise<boolean> {
  const row = { program_id: who.programId, user_id: who.userId };
  return log.store.transaction(async (tx) => {
    if ((await digestOf(tx, who)) === null) return false;
    if (on) {
      await tx
        .deleteFrom("digest_off")
        .where("program_id", "=", row.program_id)
        .where("user_id", "=", row.user_id)
        .execute();
    } else {
      await tx
        .insertInto("digest_off")
        .values({ ...row, off_at: log.now() })
        .onConflict((conflict) => conflict.columns(["program_id", "user_id"]).doNothing())
        .execute();
    }
    return true;
  });
}
