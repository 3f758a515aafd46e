import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const commits = 100;
const straced = hasStrace();
if (!straced) console.warn("SKIPPED: fsync per commit. strace is not installed or may not trace here.");

const folder = mkdtempSync(join(tmpdir(), "cairn-fsync-"));
const other = new URL("./pglite-fsync.process.ts", import.meta.url).pathname;
beforeAll(() => void execFileSync(process.execPath, [other, join(folder, "data"), "0"]));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(!straced)("PGlite makes an fsync of the log for each commit", () => {
  const calls = (count: number) => {
    const log = join(folder, `calls-${count}`);
    const trace = ["-f", "-y", "-e", "trace=fsync,fdatasync", "-o", log, process.execPath, other];
    execFileSync("strace", [...trace, join(folder, "data"), String(count)]);
    return readFileSync(log, "utf8")
      .split("\n")
      .filter((line) => /fsync\(.*pg_wal/.test(line)).length;
  };
  // What opening and closing cost is in both runs and is not the commits'.
  const few = calls(10);
  expect(calls(10 + commits) - few).toBeGreaterThanOrEqual(commits);
});

/** A container may have strace and forbid it; root installs it where it is missing. */
function hasStrace(): boolean {
  const installed = spawnSync("strace", ["-o", "/dev/null", "true"]);
  if (installed.status !== 0 && process.getuid?.() === 0) {
    spawnSync("apt-get", ["install", "-y", "-q", "strace"]);
    return spawnSync("strace", ["-o", "/dev/null", "true"]).status === 0;
  }
  return installed.status === 0;
}
