import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { syncFolder } from "./pglite-files.ts";

/**
 * Makes `folder` by letting `build` fill another and renaming that when it is whole and on the disk. Killed half
 * way, it leaves nothing that looks like a database, and the next start begins again.
 */
export async function buildWhole(folder: string, build: (unfinished: string) => Promise<void>): Promise<void> {
  if (existsSync(folder)) return;
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await build(unfinished);
  syncTree(unfinished);
  renameSync(unfinished, folder);
  syncFolder(dirname(folder));
}

/** PGlite copies a thousand files in without a sync; some 200 ms here. */
function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const descriptor = openSync(join(entry.parentPath, entry.name), "r");
    fsyncSync(descriptor);
    closeSync(descriptor);
  }
}
