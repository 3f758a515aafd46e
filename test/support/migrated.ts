import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { migrationsIn } from "../../src/store/migration-files.ts";

/** The folder with the project's migrations. */
export const projectMigrations = fileURLToPath(new URL("../../migrations", import.meta.url));

const lockfile = new URL("../../package-lock.json", import.meta.url);

/** Names a migrated database: another when a migration or a package (PGlite is one) changes. */
export async function schemaKey(migrations?: string): Promise<string> {
  const hash = createHash("sha256").update(await readFile(lockfile));
  for (const file of migrations ? await migrationsIn(migrations) : []) hash.update(file.name).update(file.checksum);
  return hash.digest("hex").slice(0, 16);
}
