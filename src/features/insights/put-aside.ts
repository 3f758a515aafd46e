import { v7 as uuidv7 } from "uuid";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { insightsOf } from "../../insights/asides.ts";
import { CAP, fingerprint } from "../../insights/insight.ts";
import { type Slice, WHOLE } from "../../insights/slice.ts";
import { refreshCoordinators } from "../../progress/refresh-members.ts";
import { lock } from "../../store/lock.ts";
import type { Tx } from "../../store/store.ts";

export type AsideRefusal = "no_such_insight" | "insight_changed" | "too_many_people";
export type Wanted = {
  key: string;
  /** Of whom the coordinator looked at it, and wants it away; left out: everybody. */
  slice?: Slice;
  /** The fingerprint of those that the coordinator saw in it. */
  seen: string;
  reason: string;
  /** Until when it stays away, whoever comes into it; null: until somebody new does. */
  until: Date | null;
};

/**
 * Puts an insight aside, for all coordinators, with a reason. It is about those the coordinator saw: when somebody has come into it or
 * left meanwhile, they are asked to look again. A second call changes nothing; another reason or day replaces the first.
 */
export async function putAside(
  log: Log,
  { program, account }: CoordinatorViewer,
  { key, slice = WHOLE, seen, reason, until }: Wanted,
): Promise<{ aside: string } | { refused: AsideRefusal }> {
  const { programId } = program;
  const insights = await insightsOf({ db: log.store.db, program, asOf: log.now(), slice });
  const insight = insights.find((one) => one.key === key);
  if (!insight) return { refused: "no_such_insight" };
  if (until === null && insight.number >= CAP) return { refused: "too_many_people" };
  const about = await insight.about();
  if (fingerprint(about) !== seen) return { refused: "insight_changed" };
  return log.store.transaction(async (tx) => {
    await lock(tx, `insight:${programId}:${key}`);
    const present = await inForce(tx, programId, key, slice);
    const same = present?.fingerprint === seen && present.reason === reason && +(present.until ?? 0) === +(until ?? 0);
    if (present && same) return { aside: present.aside_id };
    if (present) await end(tx, programId, present.aside_id, account.userId, log.now());
    const aside = uuidv7();
    await tx
      .insertInto("insight_aside")
      .values({
        program_id: programId,
        aside_id: aside,
        key,
        ...slice,
        about: JSON.stringify(about),
        fingerprint: seen,
        reason,
        until,
        put_by: account.userId,
        put_at: log.now(),
      })
      .execute();
    await refreshCoordinators(log.store, tx, programId);
    return { aside };
  });
}

/** Takes an insight back that was put aside. A second call changes nothing. */
export async function takeBack(log: Log, { program, account }: CoordinatorViewer, aside: string): Promise<boolean> {
  return log.store.transaction(async (tx) => {
    const taken = await end(tx, program.programId, aside, account.userId, log.now());
    if (taken) await refreshCoordinators(log.store, tx, program.programId);
    return taken;
  });
}

const inForce = (tx: Tx, programId: CoordinatorViewer["program"]["programId"], key: string, { cohort, tag }: Slice) =>
  tx
    .selectFrom("insight_aside")
    .where("program_id", "=", programId)
    .where("key", "=", key)
    .where("cohort", "=", cohort)
    .where("tag", "=", tag)
    .where("ended_at", "is", null)
    .select(["aside_id", "fingerprint", "reason", "until"])
    .executeTakeFirst();

async function end(
  tx: Tx,
  programId: CoordinatorViewer["program"]["programId"],
  aside: string,
  by: string,
  at: Date,
): Promise<boolean> {
  const done = await tx
    .updateTable("insight_aside")
    .set({ ended_at: at, ended_by: by })
    .where("program_id", "=", programId)
    .where("aside_id", "=", aside)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}
