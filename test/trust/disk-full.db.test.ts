import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { rebuild } from "../../src/progress/rebuild.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { openHouse } from "../support/house.ts";
import { startPostgres } from "../support/postgres.ts";
import { freePort, startServer } from "../support/server-process.ts";
import { type SmallDisk, smallDisk, withTemporaryFoldersOn } from "../support/small-disk.ts";
import { addAccount } from "../support/world.ts";

// The disk of the database runs full. Whoever writes meanwhile is told so kindly, what was
// acknowledged is there afterwards, and once there is room again it goes on without a restart. Not shown here: when the
// write-ahead log of a PostgreSQL finds no room for its next file, that server stops itself, and has to be started again.

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one();
});

async function pairOn(databaseUrl?: string) {
  const house = await openHouse(undefined, undefined, databaseUrl);
  const { world, cairn } = house;
  const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
  const loopId = await world.loop(ben, ana);
  await cairn.store.db
    .updateTable("participant")
    .set({ user_id: await addAccount(cairn.store, "Ana", "ana@example.org"), status: "active" })
    .where("participant_id", "=", ana)
    .execute();
  const cookie = await house.cookieOf("ana@example.org");
  const page = `/programs/${world.programId}/loops/${loopId}`;
  await cairn.close();
  return { cookie, page, programId: world.programId, dataDir: house.dataDir };
}
type Pair = Awaited<ReturnType<typeof pairOn>>;

/** Says long things one after the other, and remembers what was acknowledged. */
function speaker({ cookie, page }: Pair, port: number) {
  const origin = `http://localhost:${port}`;
  const acknowledged: string[] = [];
  let number = 0;
  return {
    acknowledged,
    read: () => fetch(`${origin}${page}`, { headers: { cookie } }),
    async say(): Promise<{ status: number; text: string }> {
      const body = `${++number} ${randomBytes(4_500).toString("hex")}`;
      const answer = await fetch(`${origin}${page}/messages`, {
        method: "POST",
        redirect: "manual",
        headers: { origin, cookie, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ message: body }),
      });
      if (answer.status === 303) acknowledged.push(body);
      return { status: answer.status, text: await answer.text() };
    },
  };
}
type Speaker = ReturnType<typeof speaker>;

/** Fills the disk and speaks until it is refused; answers with how. */
async function untilFull(disk: SmallDisk, { say }: Speaker) {
  for (let n = 0; n < 5; n++) expect((await say()).status).toBe(303);
  disk.fill(0);
  for (let n = 0; n < 3_000; n++) {
    const answer = await say();
    if (answer.status !== 303) return answer;
  }
  throw new Error("The disk was never full");
}

/** Speaks until it goes through again, for at most a third of a minute. */
async function untilItGoesOn({ say }: Speaker): Promise<void> {
  const statuses: number[] = [];
  for (const until = Date.now() + 20_000; Date.now() < until; await pause(200)) {
    const { status } = await say();
    statuses.push(status);
    if (status === 303) return;
  }
  throw new Error(`It did not go on: ${statuses.join(" ")}`);
}

async function nothingLost(store: Store, pair: Pair, { acknowledged }: Speaker) {
  const rows = await store.db.selectFrom("message").select("body").execute();
  const said = rows.map((row) => row.body);
  expect(acknowledged.filter((body) => !said.includes(body))).toEqual([]);
  expect(new Set(said).size).toBe(said.length);
  const told = await store.db.selectFrom("activity").where("kind", "=", "message.sent").select("id").execute();
  expect(told).toHaveLength(said.length);
  expect(await rebuild(store, pair.programId, { check: true })).toEqual([]);
}

function kindly({ status, text }: { status: number; text: string }) {
  expect(status).toBe(503);
  expect(text).toContain("One moment");
  expect(text).toContain("Nothing was changed");
}

const ended = async (server: ChildProcess) => {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, "exit");
  server.kill("SIGTERM");
  await gone;
};

const tried = smallDisk(1);
tried?.remove();
if (tried === null) console.warn("SKIPPED: a full disk. This process may not mount one; run as root where it may.");

test.skipIf(tried === null)("PostgreSQL: refused kindly, and goes on by itself", { timeout: 240_000 }, async () => {
  const disk = smallDisk(260) as SmallDisk;
  cleanUp.push(() => disk.remove());
  const settings = ["shared_buffers=32MB", "max_wal_size=64MB", "min_wal_size=32MB"];
  const postgres = await withTemporaryFoldersOn(disk, () => startPostgres(settings));
  cleanUp.push(() => postgres.stop());
  const pair = await pairOn(postgres.url);
  const port = await freePort();
  const { server } = await startServer(pair.dataDir, port, { DATABASE_URL: postgres.url });
  cleanUp.push(() => ended(server));
  const speaking = speaker(pair, port);
  kindly(await untilFull(disk, speaking));
  expect((await speaking.read()).status).toBe(200);
  disk.empty();
  await untilItGoesOn(speaking);
  const store = await openStore({ databaseUrl: postgres.url, dataDir: "" });
  cleanUp.push(() => store.close());
  await nothingLost(store, pair, speaking);
});

test.skipIf(tried === null)("PGlite: refused kindly, and goes on by itself", { timeout: 240_000 }, async () => {
  const disk = smallDisk(260) as SmallDisk;
  cleanUp.push(() => disk.remove());
  const pair = await withTemporaryFoldersOn(disk, () => pairOn());
  const port = await freePort();
  const { server } = await startServer(pair.dataDir, port);
  cleanUp.push(() => ended(server));
  const speaking = speaker(pair, port);
  kindly(await untilFull(disk, speaking));
  expect((await speaking.read()).status).toBe(200);
  disk.empty();
  await untilItGoesOn(speaking);
  await ended(server);
  const store = await openStore({ dataDir: pair.dataDir });
  cleanUp.push(() => store.close());
  await nothingLost(store, pair, speaking);
});
