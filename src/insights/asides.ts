import type { ColumnType } from "kysely";
import type { CohortId } from "../access/cohort-id.ts";
import type { ProgramId } from "../access/program-id.ts";
import type { Db, Tx } from "../store/store.ts";
import "../access/access.tables.ts";
import { CAP, type Insight, type Scene, sliceOf } from "./insight.ts";
import { narrowedInsights } from "./narrowed-insights.ts";
import { readInsights } from "./read-insights.ts";
import { covers, isWhole, type Slice } from "./slice.ts";

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
type AsideTable = {
  program_id: ProgramId;
  aside_id: string;
  key: string;
  /** Of whom it was put aside; "" is everybody. */
  cohort: CohortId | "";
  tag: string;
  about: ColumnType<string[], string, never>;
  fingerprint: string;
  reason: string;
  /** Null: until somebody is in it who was not there. */
  until: Later<Date>;
  put_by: string;
  put_at: Date;
  ended_at: Later<Date>;
  ended_by: Later<string>;
};
declare module "../store/tables.ts" {
  interface Tables {
    insight_aside: AsideTable;
  }
}

/** An insight that a coordinator put aside. */
export type Aside = {
  id: string;
  key: string;
  slice: Slice;
  about: string[];
  reason: string;
  until: Date | null;
  by: string;
  at: Date;
};
/** An insight that stays away, and the aside that keeps it away. */
export type PutAside = { insight: Insight; aside: Aside };
/** What asks for a coordinator, some of it back from having been put aside; and what stays aside. */
export type Desk = { insights: (Insight & { back?: Back })[]; aside: PutAside[] };
/** The aside that an insight is back from, and how many are in it now who were not in it then. */
export type Back = { aside: Aside; fresh: number };

/** Everything that asks for a coordinator in this scene, whether it was put aside or not. */
export const insightsOf = (scene: Scene): Promise<Insight[]> =>
  isWhole(sliceOf(scene)) ? readInsights(scene) : narrowedInsights(scene);

/**
 * Everything that asks for a coordinator, without what one of them put aside while that holds. What was put aside for
 * everybody is away in each slice, too; what was put aside for a slice still asks elsewhere.
 */
export async function readDesk(scene: Scene): Promise<Desk> {
  const [insights, asides] = await Promise.all([insightsOf(scene), asidesOf(scene.db, scene.program.programId)]);
  const slice = sliceOf(scene);
  const desk: Desk = { insights: [], aside: [] };
  for (const insight of insights) {
    let back: Back | undefined;
    let holds: Aside | undefined;
    for (const aside of asides.filter((one) => one.key === insight.key && covers(one.slice, slice))) {
      const fresh = await freshIn(insight, aside, scene.asOf);
      if (fresh === null) holds ??= aside;
      else back ??= { aside, fresh };
    }
    if (holds) desk.aside.push({ insight, aside: holds });
    else desk.insights.push({ ...insight, ...(back && { back }) });
  }
  return desk;
}

/** Null while the insight stays away; else how many are new in it (0: its day has come). */
async function freshIn(insight: Insight, aside: Aside, asOf: Date): Promise<number | null> {
  if (aside.until) return asOf < aside.until ? null : 0;
  return newcomers(aside, insight.number >= CAP ? null : await insight.about()) || null;
}

/** How many are in it who were not when it was put aside. Where there are more than are counted, some are always new. */
export function newcomers(aside: Pick<Aside, "about">, now: readonly string[] | null): number {
  if (now === null) return CAP;
  const then = new Set(aside.about);
  return now.filter((id) => !then.has(id)).length;
}

/** What was put aside and has not been taken back, by insight. */
export async function asidesOf(db: Db | Tx, programId: ProgramId): Promise<Aside[]> {
  const rows = await db
    .selectFrom("insight_aside as a")
    .leftJoin("user as u", "u.id", "a.put_by")
    .where("a.program_id", "=", programId)
    .where("a.ended_at", "is", null)
    .orderBy("a.put_at", "desc")
    .select(["a.aside_id", "a.key", "a.cohort", "a.tag", "a.about", "a.reason", "a.until", "a.put_at", "u.name"])
    .execute();
  return rows.map((row) => ({
    id: row.aside_id,
    key: row.key,
    slice: { cohort: row.cohort, tag: row.tag },
    about: row.about,
    reason: row.reason,
    until: row.until,
    by: row.name ?? "A coordinator",
    at: row.put_at,
  }));
}
