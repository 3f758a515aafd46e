import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore, type Store } from "../../src/store/store.ts";
import { migrateAll, schemaKey } from "./migrated.ts";

/** A store on a copy of a migrated data folder: making one takes seconds, copying it tenths. */
export async function openPgliteCopy(): Promise<{ store: Store; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-pglite-"));
  await cp(join(await template(), "database"), join(dataDir, "database"), { recursive: true });
  const remove = () => rm(dataDir, { recursive: true, force: true });
  return { store: await openStore({ dataDir }), remove };
}

/** Made once for these migrations and kept between runs. Two that make it at once do the work twice; one wins. */
async function template(): Promise<string> {
  const folder = join(tmpdir(), `cairn-pglite-template-${await schemaKey()}`);
  if (existsSync(folder)) return folder;
  await mkdir(tmpdir(), { recursive: true });
  const building = await mkdtemp(`${folder}-`);
  const store = await openStore({ dataDir: building });
  await migrateAll(store);
  await store.close();
  await rename(building, folder).catch(() => rm(building, { recursive: true, force: true }));
  return folder;
}
