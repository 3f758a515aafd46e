import { v7 as uuidv7 } from "uuid";
import type { ProgramId } from "../../access/program-id.ts";
import type { Log } from "../../activity/log.ts";
import { defaultPathway } from "../../milestones/default-pathway.ts";
import type { Tx } from "../../store/store.ts";

export type NewProgram = { organisation: string; name: string; timezone: string; by: string };

/**
 * A new program; whoever makes it coordinates it. The organisation is theirs of that name, or a new one that they
 * administer.
 */
export async function createProgram(log: Log, wanted: NewProgram): Promise<ProgramId> {
  const programId = uuidv7() as ProgramId;
  const at = log.now();
  await log.store.transaction(async (tx) => {
    const orgId = (await organisationOf(tx, wanted)) ?? (await newOrganisation(tx, wanted, at));
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

async function organisationOf(tx: Tx, { organisation, by }: NewProgram): Promise<string | null> {
  const row = await tx
    .selectFrom("organisation as o")
    .innerJoin("org_admin as a", "a.org_id", "o.org_id")
    .where("a.user_id", "=", by)
    .where((eb) => eb(eb.fn<string>("lower", ["o.name"]), "=", organisation.toLowerCase()))
    .select("o.org_id")
    .executeTakeFirst();
  return row?.org_id ?? null;
}

async function newOrganisation(tx: Tx, { organisation, by }: NewProgram, at: Date): Promise<string> {
  const orgId = uuidv7();
  await tx.insertInto("organisation").values({ org_id: orgId, name: organisation, created_at: at }).execute();
  await tx.insertInto("org_admin").values({ org_id: orgId, user_id: by }).execute();
  return orgId;
}
