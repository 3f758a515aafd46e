import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { forgetDeletedMessages } from "./forget-deleted.ts";
import { UNDO_MS } from "./own-message.ts";
import { pairThatWrites } from "./pair-that-writes.fixture.ts";

eachStore("changing messages", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const scene = async () => pairThatWrites(await buildWorld(store));

  describe("editing", () => {
    test("says it in other words, marks it, keeps nothing of the former ones, and tells the log nothing", async () => {
      const { said, edit, seenBy, amara, rows, sent } = await scene();
      const message = await said("Hello Amra");
      expect(await edit(message, "  Hello Amara ")).toEqual({ message, edited: true });
      expect((await seenBy(amara)).messages).toMatchObject([{ body: "Hello Amara", edited: true, version: 2 }]);
      expect(JSON.stringify(await rows())).not.toContain("Amra");
      expect(await sent()).toHaveLength(1);
    });

    test("the same words change nothing, whatever version one began with", async () => {
      const { said, edit, seenBy, lena } = await scene();
      const message = await said("Hello");
      expect(await edit(message, "Hello", 7)).toEqual({ message, edited: false });
      expect((await seenBy(lena)).messages[0]?.edited).toBe(false);
    });

    test("is refused when it cannot be", async () => {
      const { said, edit, remove, amara, world, loopId } = await scene();
      const message = await said("Hello");
      expect(await edit(message, " ")).toEqual({ refused: "message_empty" });
      expect(await edit(message, "x".repeat(100_000))).toEqual({ refused: "message_too_long" });
      expect(await edit(message, "Mine", 1, amara)).toEqual({ refused: "no_such_message" });
      expect(await edit("nothing", "Hello")).toEqual({ refused: "no_such_message" });
      expect(await edit(message, "Older", 0)).toEqual({ refused: "message_changed" });
      await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
      expect(await edit(message, "Late")).toEqual({ refused: "loop_closed" });
      await remove(message);
      expect(await edit(message, "Later")).toEqual({ refused: "message_deleted" });
    });
  });

  describe("deleting", () => {
    test("shows that something was there, never what; only its author can undo it", async () => {
      const { said, remove, restore, seenBy, amara, lena, sent } = await scene();
      const message = await said("KANARI");
      expect(await remove(message, amara)).toEqual({ refused: "no_such_message" });
      expect(await remove(message)).toEqual({ message, deleted: true });
      expect(await remove(message)).toEqual({ message, deleted: false });
      expect((await seenBy(amara)).messages).toMatchObject([{ body: "", deleted: true, undo: false }]);
      expect((await seenBy(lena)).messages).toMatchObject([{ body: "", deleted: true, undo: true }]);
      expect(await restore(message, amara)).toEqual({ refused: "no_such_message" });
      expect(await restore(message)).toEqual({ message, restored: true });
      expect(await restore(message)).toEqual({ message, restored: false });
      expect((await seenBy(amara)).messages).toMatchObject([{ body: "KANARI", deleted: false }]);
      expect(await sent()).toHaveLength(1);
    });

    test("for good after ten minutes, to the millisecond", async () => {
      const { said, remove, restore, world, rows, seenBy, lena } = await scene();
      const message = await said("KANARI");
      await remove(message);
      world.clock.pass(UNDO_MS - 1);
      await forgetDeletedMessages(world.log);
      expect((await rows())[0]?.body).toBe("KANARI");
      expect((await seenBy(lena)).messages[0]?.undo).toBe(true);
      world.clock.pass(1);
      expect(await restore(message)).toEqual({ refused: "too_late" });
      expect((await seenBy(lena)).messages[0]?.undo).toBe(false);
      expect(await forgetDeletedMessages(world.log)).toBeGreaterThan(0);
      expect(await forgetDeletedMessages(world.log)).toBe(0);
      expect(JSON.stringify(await rows())).not.toContain("KANARI");
    });

    test("works in a closed loop, and the same words can be sent again", async () => {
      const { said, remove, world, loopId } = await scene();
      const message = await said("Hello");
      await remove(message);
      const again = await said("Hello");
      expect(again).not.toBe(message);
      await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
      expect(await remove(again)).toEqual({ message: again, deleted: true });
    });
  });
});
