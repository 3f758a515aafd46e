import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { rebuild } from "../../src/progress/rebuild.ts";
import { makeToken } from "../../src/server/api/token.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openStore } from "../../src/store/store.ts";
import { openHouse } from "../support/house.ts";
import { freePort, ROOT, startServer } from "../support/server-process.ts";
import { addAccount } from "../support/world.ts";

// The server is killed with -9 in the middle of writing, KILLS times. What it has acknowledged is there
// afterwards, whole and once; what it has not is there whole or not at all.

const CYCLES = Number(process.env.KILLS ?? 20);
let server: ChildProcess | undefined;
afterAll(() => server?.kill("SIGKILL"));

test(`${CYCLES} kills lose nothing and leave nothing half-written`, { timeout: 300_000 }, async () => {
  const house = await openHouse();
  const { world, cairn } = house;
  const { programId } = world;
  const [ana, ben] = [await world.mentee("Ana"), await world.mentor("Ben")];
  const loopId = await world.loop(ben, ana);
  await cairn.store.db
    .updateTable("participant")
    .set({ user_id: await addAccount(cairn.store, "Ana", "ana@example.org"), status: "active" })
    .where("participant_id", "=", ana)
    .execute();
  const cookie = await house.cookieOf("ana@example.org");
  const token = await makeToken(cairn.store.db, world.coordinatorViewer(), "writer", new Date());
  const { dataDir } = house;
  await cairn.close();

  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const acknowledged = { messages: new Set<string>(), people: new Set<string>() };
  let number = 0;
  const say = async () => {
    const body = `message ${++number}`;
    const answer = await fetch(`${origin}/programs/${programId}/loops/${loopId}/messages`, {
      method: "POST",
      redirect: "manual",
      headers: { origin, cookie, "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ message: body }),
    });
    if (answer.status === 303) acknowledged.messages.add(body);
    else throw new Error(`a message was answered with ${answer.status}`);
  };
  const tell = async () => {
    const participant = `p${++number}`;
    const answer = await fetch(`${origin}/api/v1/programs/${programId}/activities`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "idempotency-key": participant },
      body: JSON.stringify({ kind: "participant.joined", participant, role: "mentee", id: `joined-${participant}` }),
    });
    if (answer.status === 201) acknowledged.people.add(participant);
    else throw new Error(`an activity was answered with ${answer.status}`);
  };

  const reopened: number[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const started = await startServer(dataDir, port);
    server = started.server;
    reopened.push(started.ms);
    const wanted = 30 + ((cycle * 37) % 60);
    let done = 0;
    let killed = false;
    const gone = once(server as ChildProcess, "exit");
    const write = async (one: () => Promise<void>) => {
      while (!killed) {
        try {
          await one();
        } catch (error) {
          if (!killed) throw error;
          return;
        }
        if (++done === wanted) {
          killed = true;
          server?.kill("SIGKILL");
        }
      }
    };
    await Promise.all([say, say, say, tell, tell, tell].map(write));
    await gone;
  }

  const store = await openStore({ dataDir });
  try {
    await migrate(store, join(ROOT, "migrations"));
    const messages = await store.db.selectFrom("message").select("body").execute();
    const said = messages.map((row) => row.body);
    expect([...acknowledged.messages].filter((body) => !said.includes(body))).toEqual([]);
    expect(new Set(said).size).toBe(said.length);
    const activities = await store.db.selectFrom("activity").select(["id", "kind"]).execute();
    expect(activities.filter((row) => row.kind === "message.sent")).toHaveLength(said.length);
    const told = new Set(activities.map((row) => row.id));
    expect([...acknowledged.people].filter((person) => !told.has(`joined-${person}`))).toEqual([]);
    const rows = await store.db.selectFrom("participant").select("participant_id").execute();
    expect(rows).toHaveLength(activities.filter((row) => row.kind === "participant.joined").length);
    const keys = await store.db.selectFrom("idempotency").where("status", "=", 0).select("key").execute();
    expect(keys).toEqual([]);
    expect(await rebuild(store, programId, { check: true })).toEqual([]);
    expect(acknowledged.messages.size + acknowledged.people.size).toBeGreaterThanOrEqual(CYCLES * 30);
    expect(Math.max(...reopened)).toBeLessThan(10_000);
  } finally {
    await store.close();
  }
});
