import type { ProgramId } from "../../access/program-id.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { refreshCoordinators } from "../../progress/refresh-members.ts";
import type { Db } from "../../store/store.ts";

declare module "../../store/tables.ts" {
  interface Tables {
    people_columns: { program_id: ProgramId; user_id: string; columns: string[] };
  }
}

/** What can be shown of each person beside the name, in the order in which it stands there. */
export const COLUMNS = {
  milestones: "Milestones",
  turn: "Whose turn",
  partners: "In loops with",
  active: "Last active",
  rating: "Latest rating",
  cohort: "Cohort",
  tags: "Tags",
  headline: "Headline",
  zone: "Time zone",
  email: "Email",
  joined: "Joined",
};
export type ColumnId = keyof typeof COLUMNS;
export const COLUMN_IDS = Object.keys(COLUMNS) as ColumnId[];
export const USUAL: readonly ColumnId[] = ["milestones", "turn", "active"];

/** The columns that this coordinator has chosen in this program; the usual ones, if none. */
export async function columnsOf(db: Db, { program, account }: CoordinatorViewer): Promise<readonly ColumnId[]> {
  const row = await db
    .selectFrom("people_columns")
    .where("program_id", "=", program.programId)
    .where("user_id", "=", account.userId)
    .select("columns")
    .executeTakeFirst();
  return row ? COLUMN_IDS.filter((id) => row.columns.includes(id)) : USUAL;
}

/** Remembers which columns a coordinator wants to see; null: the usual ones. A second call changes nothing. */
export async function chooseColumns(
  log: Log,
  { program, account }: CoordinatorViewer,
  columns: readonly ColumnId[] | null,
): Promise<void> {
  await log.store.transaction(async (tx) => {
    if (columns === null) {
      await tx
        .deleteFrom("people_columns")
        .where("program_id", "=", program.programId)
        .where("user_id", "=", account.userId)
        .execute();
    } else {
      await tx
        .insertInto("people_columns")
        .values({ program_id: program.programId, user_id: account.userId, columns: [...columns] })
        .onConflict((conflict) => conflict.columns(["program_id", "user_id"]).doUpdateSet({ columns: [...columns] }))
        .execute();
    }
    // Whoever chose them may have the list open elsewhere.
    await refreshCoordinators(log.store, tx, program.programId);
  });
}
