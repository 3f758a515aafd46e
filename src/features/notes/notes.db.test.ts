import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { readNote } from "./read-note.ts";
import { NOTE_MAX, saveNote } from "./save-note.ts";

eachStore("private notes", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const [amara, lena] = [await world.mentor("Amara"), await world.mentee("Lena")];
    const loopId = await world.loop(amara, lena);
    const { programId } = world;
    return {
      world,
      amara,
      lena,
      loopId,
      save: (body: string, version = 0, by = lena) => saveNote(world.log, { programId, loopId, by, body, version }),
      seenBy: async (who = lena) => readNote(store.db, await world.memberViewer(who, loopId)),
    };
  }

  test("are read by who wrote them, and by nobody else in the same loop", async () => {
    const { save, seenBy, amara, lena, world } = await scene();
    expect(await save("KANARI\r\nand more  \n")).toEqual({ version: 1, saved: true });
    expect(await seenBy(lena)).toMatchObject({ body: "KANARI\nand more", version: 1 });
    expect(await seenBy(amara)).toEqual({ body: "", version: 0, savedAt: null });
    expect(await save("Mine", 0, amara)).toEqual({ version: 1, saved: true });
    expect((await seenBy(lena)).body).toBe("KANARI\nand more");
    const log = await store.db.selectFrom("activity").where("program_id", "=", world.programId).selectAll().execute();
    expect(log.map((one) => one.kind).filter((kind) => kind.includes("note"))).toEqual([]);
  });

  test("are never written over by what one began before", async () => {
    const { save, seenBy } = await scene();
    await save("First");
    expect(await save("Second", 1)).toEqual({ version: 2, saved: true });
    expect(await save("From the other window", 1)).toEqual({ refused: "note_changed" });
    expect(await save("From an empty window", 0)).toEqual({ refused: "note_changed" });
    expect(await save("Second", 1)).toEqual({ version: 2, saved: false });
    expect(await save("", 2)).toEqual({ version: 3, saved: true });
    expect((await seenBy()).body).toBe("");
    expect(await save("Of a version that never was", 9)).toEqual({ refused: "note_changed" });
  });

  test("have an end, and a closed loop is no end", async () => {
    const { save, world, loopId } = await scene();
    expect(await save("x".repeat(NOTE_MAX + 1))).toEqual({ refused: "note_too_long" });
    await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
    expect(await save("x".repeat(NOTE_MAX))).toHaveProperty("saved", true);
  });

  test("from sixteen windows at once: one wins each time, the others are told", async () => {
    const { save, seenBy } = await scene();
    for (const version of [0, 1]) {
      const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => save(`Window ${version}.${n}`, version)));
      const winner = answers.findIndex((answer) => "saved" in answer);
      expect(answers.filter((answer) => "refused" in answer)).toHaveLength(15);
      expect(await seenBy()).toMatchObject({ body: `Window ${version}.${winner}`, version: version + 1 });
    }
  });
});
