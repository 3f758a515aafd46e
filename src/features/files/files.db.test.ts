import { beforeAll, describe, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { FILE_UNDO_MS, forgetDeletedFiles } from "../../files/forget-files.ts";
import { LOOP_BYTES_MAX } from "../../files/keep-files.ts";
import { type PreparedFile, prepareFiles } from "../../files/prepare-file.ts";
import { readContent, readFiles } from "../../files/read-files.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { addFiles } from "./add-files.ts";
import { deleteFile, restoreFile } from "./delete-file.ts";

async function text(name: string, words: string): Promise<PreparedFile> {
  const bytes = Buffer.from(words);
  const files = await prepareFiles([{ name, size: bytes.length, bytes }]);
  if ("refused" in files) throw new Error(JSON.stringify(files.refused));
  return files[0] as PreparedFile;
}

eachStore("files of a loop", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const [amara, lena] = [await world.mentor("Amara"), await world.mentee("Lena")];
    const loopId = await world.loop(amara, lena);
    const place = { programId: world.programId, loopId };
    const add = (files: PreparedFile[], by = lena) => addFiles(world.log, { ...place, by, files });
    return {
      world,
      amara,
      lena,
      loopId,
      add,
      async added(file: PreparedFile): Promise<string> {
        const answer = await add([file]);
        if ("refused" in answer) throw new Error(answer.refused);
        return answer.files[0] as string;
      },
      remove: (file: string, by = lena) => deleteFile(world.log, { ...place, file, by }),
      restore: (file: string, by = lena) => restoreFile(world.log, { ...place, file, by }),
      seenBy: async (who: ParticipantId) =>
        (await readFiles(store.db, await world.memberViewer(who, loopId), world.clock.now(), 50)).files,
      bytesFor: async (who: ParticipantId, id: string, loop = loopId) =>
        readContent(store.db, await world.memberViewer(who, loop), id, "content"),
      rows: () => store.db.selectFrom("file").where("loop_id", "=", loopId).selectAll().execute(),
    };
  }

  test("are there for both, byte by byte, and for nobody in another loop", async () => {
    const { added, amara, lena, seenBy, bytesFor, world } = await scene();
    const id = await added(await text("plan.txt", "KANARI \u00fc"));
    for (const who of [amara, lena]) {
      expect(await seenBy(who)).toMatchObject([{ id, name: "plan.txt", size: 9, mine: who === lena, deleted: false }]);
      expect((await bytesFor(who, id))?.bytes.toString()).toBe("KANARI \u00fc");
    }
    const other = await world.loop(amara, await world.mentee("Max"));
    expect(await bytesFor(amara, id, other)).toBeNull();
  });

  test("the same file twice is one, as long as it is there", async () => {
    const { add, remove, rows } = await scene();
    const plan = await text("plan.txt", "The plan");
    const [first, second] = [await add([plan]), await add([plan])];
    expect(second).toEqual(first);
    expect(await rows()).toHaveLength(1);
    await remove((first as { files: string[] }).files[0] as string);
    await add([plan]);
    expect(await rows()).toHaveLength(2);
  });

  describe("deleting", () => {
    test("is for who brought it, can be undone for ten minutes, and then nothing is left", async () => {
      const { added, remove, restore, seenBy, bytesFor, amara, lena, rows, world } = await scene();
      const id = await added(await text("plan.txt", "KANARI"));
      expect(await remove(id, amara)).toEqual({ refused: "no_such_file" });
      expect(await remove(id)).toEqual({ file: id, deleted: true });
      expect(await remove(id)).toEqual({ file: id, deleted: false });
      expect(await seenBy(amara)).toEqual([]);
      expect(await seenBy(lena)).toMatchObject([{ id, deleted: true }]);
      expect(await bytesFor(lena, id)).toBeNull();
      expect(await restore(id, amara)).toEqual({ refused: "no_such_file" });
      expect(await restore(id)).toEqual({ file: id, restored: true });
      expect(await restore(id)).toEqual({ file: id, restored: false });
      expect((await bytesFor(amara, id))?.bytes.toString()).toBe("KANARI");
      await remove(id);
      world.clock.pass(FILE_UNDO_MS - 1);
      await forgetDeletedFiles(store.db, world.clock.now());
      expect(await rows()).toHaveLength(1);
      world.clock.pass(1);
      expect(await restore(id)).toEqual({ refused: "too_late" });
      expect(await seenBy(lena)).toEqual([]);
      await forgetDeletedFiles(store.db, world.clock.now());
      expect(await rows()).toEqual([]);
      const left = await store.db
        .selectFrom("file_content")
        .where("file_id", "=", id as never)
        .selectAll()
        .execute();
      expect(left).toEqual([]);
    });

    test("works in a closed loop, adding does not", async () => {
      const { add, added, remove, world, loopId } = await scene();
      const id = await added(await text("plan.txt", "The plan"));
      await closeLoop(world.log, { programId: world.programId, loopId, by: world.userId });
      expect(await add([await text("late.txt", "Late")])).toEqual({ refused: "loop_closed" });
      expect(await remove(id)).toEqual({ file: id, deleted: true });
    });
  });

  test("a loop takes 500 MB and no more", async () => {
    const { add, rows } = await scene();
    const plan = await text("plan.txt", "The plan");
    const large = { ...plan, size: LOOP_BYTES_MAX - 8, digest: "another" };
    expect(await add([large])).toHaveProperty("files");
    expect(await add([plan])).toHaveProperty("files");
    expect(await add([await text("more.txt", "!")])).toEqual({ refused: "loop_full" });
    expect(await rows()).toHaveLength(2);
  });

  test("sixteen at once: one file from the same, one deletion, one undoing", async () => {
    const { add, rows, remove, restore } = await scene();
    const plan = await text("plan.txt", "The plan");
    const all = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 16 }, work));
    const answers = await all(() => add([plan]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rows()).toHaveLength(1);
    const id = (answers[0] as { files: string[] }).files[0] as string;
    expect((await all(() => remove(id))).filter((one) => "deleted" in one && one.deleted)).toHaveLength(1);
    expect((await all(() => restore(id))).filter((one) => "restored" in one && one.restored)).toHaveLength(1);
    const log = await store.db.selectFrom("activity").selectAll().execute();
    expect(JSON.stringify(log)).not.toContain("plan.txt");
  });
});
