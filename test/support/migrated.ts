import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { migrate } from "../../src/store/migrate.ts";
import { migrationsIn } from "../../src/store/migration-files.ts";
import type { Store } from "../../src/store/store.ts";

const migrations = fileURLToPath(new URL("../../migrations", import.meta.url));
const lockfile = fileURLToPath(new URL("../../package-lock.json", import.meta.url));

/** Applies the project's migrations. */
export async function migrateAll(store: Store): Promise<void> {
  if (existsSync(migrations)) await migrate(store, migrations);
}

/** Names a migrated database: another when a migration or a package (PGlite is one) changes. */
export async function schemaKey(): Promise<string> {
  const files = existsSync(migrations) ? await migrationsIn(migrations) : [];
  const hash = createHash("sha256").update(await readFile(lockfile));
  for (const file of files) hash.update(file.name).update(file.checksum);
  return hash.digest("hex").slice(0, 16);
}
