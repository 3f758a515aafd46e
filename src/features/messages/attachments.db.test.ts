import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { forgetDeletedFiles } from "../../files/forget-files.ts";
import { type PreparedFile, prepareFiles } from "../../files/prepare-file.ts";
import type { Store } from "../../store/store.ts";
import { UNDO_MS } from "./own-message.ts";
import { pairThatWrites } from "./pair-that-writes.fixture.ts";
import { sendMessage } from "./send-message.ts";

async function texts(...words: string[]): Promise<PreparedFile[]> {
  const sent = words.map((one, n) => ({ name: `${n}.txt`, size: one.length, bytes: Buffer.from(one) }));
  const files = await prepareFiles(sent);
  if ("refused" in files) throw new Error("refused");
  return files;
}

eachStore("messages with files", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const pair = await pairThatWrites(await buildWorld(store));
    const { world, loopId, lena } = pair;
    const send = async (body: string, files: PreparedFile[]) => {
      const sent = await sendMessage(world.log, { programId: world.programId, loopId, author: lena, body, files });
      if ("refused" in sent) throw new Error(sent.refused);
      return sent.message;
    };
    return { ...pair, send };
  }

  test("bring them along, in their order, and need no words", async () => {
    const { send, seenBy, amara, sent } = await scene();
    await send("", await texts("First", "Second"));
    const [message] = (await seenBy(amara)).messages;
    expect(message).toMatchObject({ body: "", files: [{ name: "0.txt" }, { name: "1.txt" }] });
    expect(JSON.stringify(await sent())).not.toContain("txt");
  });

  test("the same words and files within a minute are one message, other files another", async () => {
    const { send, rows } = await scene();
    const first = await send("Here", await texts("First"));
    expect(await send("Here", await texts("First"))).toBe(first);
    await send("Here", await texts("Second"));
    await send("Here", []);
    expect(await rows()).toHaveLength(3);
  });

  test("deleted, they take their files along, and bring them back", async () => {
    const { send, remove, restore, seenBy, amara, world, loopId } = await scene();
    const message = await send("Here", await texts("KANARI"));
    const files = () => store.db.selectFrom("file").where("loop_id", "=", loopId).selectAll().execute();
    await remove(message);
    expect((await seenBy(amara)).messages).toMatchObject([{ deleted: true, files: [] }]);
    await restore(message);
    expect((await seenBy(amara)).messages).toMatchObject([{ deleted: false, files: [{ name: "0.txt" }] }]);
    await remove(message);
    world.clock.pass(UNDO_MS);
    await forgetDeletedFiles(store.db, world.clock.now());
    expect(await files()).toEqual([]);
  });

  test("words can be taken out of a message that has a file, not out of one that has none", async () => {
    const { send, edit } = await scene();
    expect(await edit(await send("Here", await texts("First")), "")).toHaveProperty("edited", true);
    expect(await edit(await send("There", []), "")).toEqual({ refused: "message_empty" });
  });
});
