import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../src/store/migrate.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { schemaKey } from "./migrated.ts";

/** A store on a copy of a migrated data folder: making one takes seconds, copying it tenths. */
export async function openPgliteCopy(migrations?: string): Promise<{ store: Store; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "cairn-pglite-"));
  await cp(join(await template(migrations), "database"), join(dataDir, "database"), { recursive: true });
  const remove = () => rm(dataDir, { recursive: true, force: true });
  return { store: await openStore({ dataDir }), remove };
}

/** Made once for these migrations and kept between runs. Two that make it at once do the work twice; one wins. */
async function template(migrations?: string): Promise<string> {
  const folder = join(tmpdir(), `cairn-pglite-template-${await schemaKey(migrations)}`);
  if (existsSync(folder)) return folder;
  await mkdir(tmpdir(), { recursive: true });
  const building = await mkdtemp(`${folder}-`);
  try {
    const store = await openStore({ dataDir: building });
    await (migrations ? migrate(store, migrations) : store.ping()).finally(() => store.close());
    await rename(building, folder).catch(() => {});
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return folder;
}
