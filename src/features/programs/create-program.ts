import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import { defaultPathway } from "../../milestones/default-pathway.ts";

export type NewProgram = { organisation: string; name: string; timezone: string; by: string };

/** A new program in a new organisation; whoever makes it administers the one and coordinates the other. */
export async function createProgram(log: Log, wanted: NewProgram): Promise<ProgramId> {
  const programId = uuidv7() as ProgramId;
  const orgId = uuidv7();
  const at = log.now();
  await log.store.transaction(async (tx) => {
    await tx.insertInto("organisation").values({ org_id: orgId, name: wanted.organisation, created_at: at }).execute();
    await tx.insertInto("org_admin").values({ org_id: orgId, user_id: wanted.by }).execute();
    await tx
      .insertInto("program")
      .values({
        program_id: programId,
        org_id: orgId,
        name: wanted.name,
        timezone: wanted.timezone,
        pathway: JSON.stringify(defaultPathway) as unknown as typeof defaultPathway,
        created_at: at,
      })
      .execute();
    await tx.insertInto("coordinator").values({ program_id: programId, user_id: wanted.by }).execute();
  });
  return programId;
}
