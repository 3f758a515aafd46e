import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import { rebuild } from "../../progress/rebuild.ts";
import type { Store } from "../../store/store.ts";
import { pairThatWrites } from "./pair-that-writes.fixture.ts";

// Sixteen clients on one loop. One wins, the others are told so, nothing is lost.

const CLIENTS = 16;
const all = <T>(work: (client: number) => Promise<T>) =>
  Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
const count = (answers: readonly object[]) => {
  const counts: Record<string, number> = {};
  for (const { message: _, ...answer } of answers as { message?: string }[]) {
    const key = JSON.stringify(answer);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
};

eachStore("sixteen at once", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const scene = async () => pairThatWrites(await buildWorld(store));

  test("send the same words: one message; send different ones: all of them, in an order that holds", async () => {
    const { say, rows, sent } = await scene();
    expect(new Set((await all(() => say("Hello"))).map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rows()).toHaveLength(1);
    await all((client) => say(`From client ${client}`));
    expect(await rows()).toHaveLength(1 + CLIENTS);
    expect(await sent()).toHaveLength(1 + CLIENTS);
  });

  test("edit one message: one wins, fifteen are told that it changed", async () => {
    const { said, edit, rows } = await scene();
    const message = await said("First");
    const answers = await all((client) => edit(message, `Words of client ${client}`));
    expect(count(answers)).toEqual({ '{"edited":true}': 1, '{"refused":"message_changed"}': CLIENTS - 1 });
    const winner = answers.findIndex((answer) => "edited" in answer);
    expect(await rows()).toMatchObject([{ body: `Words of client ${winner}`, version: 2 }]);
  });

  test("delete, bring back and edit one message: each step happens once, and its words are one of those", async () => {
    const { said, edit, remove, restore, rows } = await scene();
    const message = await said("First");
    expect(count(await all(() => remove(message)))).toEqual({ '{"deleted":true}': 1, '{"deleted":false}': 15 });
    expect(count(await all(() => restore(message)))).toEqual({ '{"restored":true}': 1, '{"restored":false}': 15 });
    const mixed = await all((client): Promise<object> => (client % 2 ? edit(message, "Second", 3) : remove(message)));
    const [row] = await rows();
    expect(row?.deleted_at).not.toBeNull();
    const edited = mixed.filter((answer) => JSON.stringify(answer).includes('"edited":true')).length;
    expect(row?.body).toBe(edited === 1 ? "Second" : "First");
    expect(edited).toBeLessThanOrEqual(1);
  });

  test("read while others write: each mark moves once for each message at most, and ends at the last", async () => {
    const { said, read, say, seenBy, lena, rows } = await scene();
    await said("First");
    await all(
      (client): Promise<object> => (client % 2 ? say(`no. ${client}`) : read("ffffffff-ffff-7fff-8fff-ffffffffffff")),
    );
    const moved = await all(() => read("ffffffff-ffff-7fff-8fff-ffffffffffff"));
    expect(moved.filter((answer) => answer.moved).length).toBeLessThanOrEqual(1);
    expect((await seenBy(lena)).marks).toEqual([{ name: "Amara", upTo: (await rows()).at(-1)?.message_id }]);
  });

  test("and afterwards the standings follow from the log", async () => {
    const programs = await store.db.selectFrom("program").select("program_id").execute();
    for (const { program_id } of programs) expect(await rebuild(store, program_id, { check: true })).toEqual([]);
  });
});
