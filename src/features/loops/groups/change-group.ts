import type { LoopKind } from "../../../access/access.tables.ts";
import type { Db } from "../../../store/store.ts";
import type { OfGroup } from "./members.ts";

type Change = OfGroup & { name: string; description: string | null; kind: Exclude<LoopKind, "pair"> };

/** Says anew what a group is called, what it is for, and how people come in. False: it is no group. */
export async function changeGroup(db: Db, { programId, loopId, name, description, kind }: Change): Promise<boolean> {
  const done = await db
    .updateTable("loop")
    .set({ name, description, kind })
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("kind", "<>", "pair")
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}
