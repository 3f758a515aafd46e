import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type SmallDisk = { folder: string; fill(leaveBytes: number): void; empty(): void; remove(): void };

/** A disk of its own of so many megabytes, which can be filled; null where this process may not mount one. */
export function smallDisk(megabytes: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), "cairn-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
  // PostgreSQL runs as another user.
  chmodSync(folder, 0o777);
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill(leaveBytes) {
      const { bavail, bsize } = statfsSync(folder);
      const file = openSync(ballast, "w");
      const page = Buffer.alloc(64 * 1024, 1);
      for (let left = bavail * bsize - leaveBytes; left > 0; left -= page.length) {
        writeSync(file, page, 0, Math.min(page.length, left));
      }
      closeSync(file);
    },
    empty: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync("umount", ["--lazy", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs `work` with new temporary folders on that disk. */
export async function withTemporaryFoldersOn<T>(disk: SmallDisk, work: () => Promise<T>): Promise<T> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = disk.folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
