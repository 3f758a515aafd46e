import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { eachStore } from "../../test/support/stores.ts";
import { buildWorld, type World } from "../../test/support/world.ts";
import { openStore } from "../store/store.ts";
import { rebuildAll, runRebuild } from "./rebuild.ts";

function listening() {
  const heard = { out: "", err: "" };
  return {
    heard,
    io: {
      out(text: string) {
        heard.out += text;
      },
      err(text: string) {
        heard.err += text;
      },
    },
  };
}

eachStore("cairn rebuild", (open) => {
  let world: World;
  let lena: string;
  beforeEach(async () => {
    world = await buildWorld(await open());
    const amara = await world.mentor("Amara");
    const mentee = await world.mentee("Lena");
    await world.loop(amara, mentee);
    lena = mentee;
  });

  const run = async (check: boolean) => {
    const { heard, io } = listening();
    return { code: await rebuildAll(world.store, { check }, io), out: heard.out };
  };
  const tamper = async () => {
    await world.store.db.updateTable("standing").set({ stage: 4 }).where("participant_id", "=", lena).execute();
    await world.store.db.updateTable("stage_count").set({ people: 7 }).where("stage", "=", 1).execute();
  };

  test("says that nothing differed", async () => {
    const words = "Spring cohort: 2 standings, 1 counters: nothing differed\n";
    expect(await run(false)).toEqual({ code: 0, out: words });
    expect(await run(true)).toEqual({ code: 0, out: words });
  });

  test("says what differed, and puts it right", async () => {
    await tamper();
    const { code, out } = await run(false);
    expect(code).toBe(0);
    expect(out).toContain("2 differed, and were put right");
    expect(out).toContain(`standing of ${lena} in `);
    expect(out).toContain("count of stage 1: people was 7, is 2");
    expect((await run(true)).out).toContain("nothing differed");
  });

  test("with --check says it, changes nothing, and exits with 1", async () => {
    await tamper();
    const first = await run(true);
    expect(first.code).toBe(1);
    expect(first.out).toMatch(/2 differed\n/);
    expect(await run(true)).toEqual(first);
  });
});

describe("cairn rebuild in a data folder", () => {
  test("refuses kindly while a server holds it", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "cairn-rebuild-"));
    const server = await openStore({ dataDir });
    const { heard, io } = listening();
    expect(await runRebuild(["--check"], { dataDir }, io)).toBe(1);
    expect(heard.err).toContain("is in use by process");
    expect(heard.err).toContain("stop it, then run this again");
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test("makes no data where there is none", async () => {
    const { heard, io } = listening();
    expect(await runRebuild([], { dataDir: "/nowhere/at/all" }, io)).toBe(1);
    expect(heard.err).toContain("There is no data in /nowhere/at/all");
    expect(await runRebuild(["--chekc"], { dataDir: "/nowhere/at/all" }, io)).toBe(2);
  });
});
