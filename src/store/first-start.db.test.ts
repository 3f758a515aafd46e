import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { openStore } from "./store.ts";

const other = new URL("./folder-lock.process.ts", import.meta.url).pathname;
const dataDir = mkdtempSync(join(tmpdir(), "cairn-first-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test("killed at any moment of a first start, the next one succeeds", async () => {
  const unfinished = join(dataDir, "database.unfinished");
  for (const wait of [0, 30, 200]) {
    const starting = spawn(process.execPath, [other, dataDir], { stdio: "ignore" });
    // The copying of the files, half way through which they look like a database.
    await expect.poll(() => existsSync(unfinished), { timeout: 30_000, interval: 1 }).toBe(true);
    await pause(wait);
    starting.kill("SIGKILL");
    await once(starting, "close");
    if (existsSync(join(dataDir, "database"))) break;
  }
  const store = await openStore({ dataDir });
  await store.ping();
  await store.close();
});
