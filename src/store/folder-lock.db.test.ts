import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { openStore } from "./store.ts";

const other = new URL("./folder-lock.process.ts", import.meta.url).pathname;
const dataDir = mkdtempSync(join(tmpdir(), "cairn-lock-"));
let holder: ChildProcess;

/** Another process that opens the folder, writes rows one by one and says the number of each that is committed. */
async function holdFolder(): Promise<void> {
  holder = spawn(process.execPath, [other, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  await once(holder.stdout!, "data");
}

beforeEach(async () => {
  await holdFolder();
});
afterEach(async () => {
  if (holder.signalCode) return;
  holder.kill("SIGKILL");
  await once(holder, "close");
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test("a second process is refused within 2 s, in words that name the first", async () => {
  const start = performance.now();
  const refused = openStore({ dataDir });
  await expect(refused).rejects.toMatchObject({ name: "StoreRefused", code: "data_folder_in_use" });
  await expect(refused).rejects.toThrow("Stop that one, or name another folder with DATA_DIR.");
  await expect(refused).rejects.toThrow(`process ${holder.pid} `);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test("after kill -9 the folder opens again, with every row that was committed", async () => {
  let said = 0;
  let rest = "";
  holder.stdout!.on("data", (chunk) => {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop()!;
    said = Number(lines.at(-1) ?? said);
  });
  await expect.poll(() => said, { timeout: 10_000 }).toBeGreaterThan(50);
  holder.kill("SIGKILL");
  await once(holder, "close");
  const store = await openStore({ dataDir });
  const { rows } = await sql<{ n: number }>`select count(*) as n from pebble`.execute(store.db);
  expect(rows[0]!.n).toBeGreaterThanOrEqual(said);
  await store.close();
});

test("the same process is refused too, and let in after close", async () => {
  holder.kill("SIGKILL");
  await once(holder, "close");
  const store = await openStore({ dataDir });
  await expect(openStore({ dataDir })).rejects.toMatchObject({ code: "data_folder_in_use" });
  await store.close();
  await store.close();
  await (await openStore({ dataDir })).close();
});
