import type { ProgramId } from "../access/program-id.ts";
import type { Draft } from "../activity/log.ts";
import { fromRow } from "../activity/row.ts";
import type { Activity } from "../milestones/activity.ts";
import type { Tx } from "../store/store.ts";

/** What the log already holds of the ids that some drafts name: told twice, or to be taken back. */
export async function knownActivities(
  tx: Tx,
  programId: ProgramId,
  drafts: readonly Draft[],
): Promise<KnownActivities> {
  const found = new Map<string, Found>();
  const ids = drafts.flatMap((draft) => [draft.id, draft.of]).filter((id): id is string => typeof id === "string");
  if (ids.length > 0) {
    const rows = await tx
      .selectFrom("activity as a")
      .leftJoin("retraction as r", (join) =>
        join.onRef("r.program_id", "=", "a.program_id").onRef("r.activity_id", "=", "a.id"),
      )
      .where("a.program_id", "=", programId)
      .where("a.id", "in", [...new Set(ids)])
      .selectAll("a")
      .select("r.retracted_by")
      .execute();
    for (const row of rows) {
      const activity = fromRow(row);
      found.set(row.id, { activity, known: describe(activity, row.retracted_by !== null) });
    }
  }
  return knowing(found);
}

type Found = { activity: Activity; known: ReturnType<typeof describe> };
/** Grows as activities are followed, so that a later draft can name an earlier one. */
export type KnownActivities = ReturnType<typeof knowing>;

/** For drafts that name no id. */
export const nothingKnown = (): KnownActivities => knowing(new Map());

function knowing(found: Map<string, Found>) {
  return {
    has: (id: string) => found.has(id),
    get: (id: string) => found.get(id),
    add(activity: Activity) {
      found.set(activity.id, { activity, known: describe(activity, false) });
      const of = activity.kind === "activity.retracted" ? found.get(activity.of as string) : undefined;
      if (of) of.known = { ...of.known, retracted: true };
    },
  };
}

function describe(activity: Activity, retracted: boolean) {
  return {
    kind: activity.kind,
    loop: activity.loop ?? null,
    actor: activity.actor ?? null,
    participant: activity.participant ?? null,
    retracted,
  };
}
