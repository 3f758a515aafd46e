import { beforeAll, expect, test } from "vitest";
import { eachStore } from "../../../test/support/stores.ts";
import { buildWorld } from "../../../test/support/world.ts";
import type { Store } from "../../store/store.ts";
import { closeLoop } from "../loops/change-loop.ts";
import { removeParticipant } from "../participants/remove-participant.ts";
import { editStory, publishStory } from "./change-story.ts";
import { deleteStory, forgetDeletedStories, restoreStory } from "./delete-story.ts";
import { shortened } from "./highlights.routes.tsx";
import { deletedStories, publishedStories, storiesOf } from "./read-stories.ts";
import { shareStory } from "./share-story.ts";

const BODY = "She asks until I hear my own answer.";

eachStore("stories", (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  async function scene() {
    const world = await buildWorld(store);
    const { log, programId } = world;
    const [lena, amara] = [await world.mentee("Lena"), await world.mentor("Amara")];
    const loop = await world.loop(amara, lena);
    const [mentee, mentor] = [await world.memberViewer(lena, loop), await world.memberViewer(amara, loop)];
    const read = async () => (await publishedStories(store.db, mentee, 10)).map((story) => story.body);
    const first = async () => (await storiesOf(store.db, mentee))[0]?.story_id ?? "";
    const told = () =>
      store.db
        .selectFrom("activity")
        .where("program_id", "=", programId)
        .where("kind", "=", "story.shared")
        .selectAll()
        .execute();
    const tell = (published = false, body = BODY) => shareStory(log, mentee, { body, published });
    return { ...world, lena, loop, mentee, mentor, read, first, told, tell };
  }

  test("the same words are told once, even at once", async () => {
    const { tell, told, mentee, mentor } = await scene();
    await Promise.all(Array.from({ length: 8 }, () => tell()));
    expect(await told()).toHaveLength(1);
    expect(JSON.stringify(await told())).not.toContain(BODY);
    expect(await storiesOf(store.db, mentee)).toMatchObject([{ body: BODY, mine: true, published: false }]);
    expect(await storiesOf(store.db, mentor)).toMatchObject([{ body: BODY, mine: false }]);
  });

  test("are published by their writer alone, taken back again, and gone with them", async () => {
    const { log, programId, userId, lena, tell, read, first, mentee, mentor } = await scene();
    await tell();
    const story = await first();
    expect(await read()).toEqual([]);
    expect(await publishStory(log, mentor, story, true)).toEqual({ refused: "no_such_story" });
    await publishStory(log, mentee, story, true);
    expect(await read()).toEqual([BODY]);
    expect(await (await scene()).read()).toEqual([]);
    await publishStory(log, mentee, story, false);
    expect(await read()).toEqual([]);
    await publishStory(log, mentee, story, true);
    await removeParticipant(log, { programId, participantId: lena, by: userId });
    expect(await read()).toEqual([]);
  });

  test("edited in two windows, one wins and the other is told; the activity stays one", async () => {
    const { log, tell, first, read, told, mentee, mentor } = await scene();
    await tell(true);
    const story = await first();
    const edit = (body: string, version = 1) => editStory(log, mentee, story, { version, body, published: true });
    const answers = await Promise.all([edit("The first of two windows."), edit("The second of two windows.")]);
    expect(answers.filter((answer) => "story" in answer)).toHaveLength(1);
    expect(answers).toContainEqual({ refused: "story_changed" });
    expect(await read()).toHaveLength(1);
    expect(await editStory(log, mentor, story, { version: 2, body: "Somebody else's.", published: true })).toEqual({
      refused: "no_such_story",
    });
    expect(await told()).toHaveLength(1);
  });

  test("deleted by their writer alone, are gone for everybody, and come back unpublished within a day", async () => {
    const { log, clock, tell, first, read, told, mentee, mentor } = await scene();
    await tell(true);
    const story = await first();
    const since = () => new Date(clock.now().getTime() - 86_400_000);
    expect(await deleteStory(log, mentor, story)).toEqual({ refused: "no_such_story" });
    await Promise.all([deleteStory(log, mentee, story), deleteStory(log, mentee, story)]);
    expect([await read(), await storiesOf(store.db, mentor)]).toEqual([[], []]);
    expect(await publishStory(log, mentee, story, true)).toEqual({ refused: "no_such_story" });
    expect(await deletedStories(store.db, mentor, since())).toEqual([]);
    expect(await deletedStories(store.db, mentee, since())).toMatchObject([{ story_id: story }]);
    await restoreStory(log, mentee, story);
    expect(await storiesOf(store.db, mentor)).toMatchObject([{ body: BODY, published: false }]);
    await deleteStory(log, mentee, story);
    clock.pass(86_400_001);
    expect(await forgetDeletedStories(log)).toBeGreaterThanOrEqual(1);
    expect(await restoreStory(log, mentee, story)).toEqual({ refused: "no_such_story" });
    expect(await told()).toHaveLength(1);
  });

  test("in a closed loop can still be edited and taken back, but not told", async () => {
    const { log, programId, userId, loop, tell, first, read, mentee } = await scene();
    await tell(true);
    await closeLoop(log, { programId, loopId: loop, by: userId });
    await expect(tell(true, "Another one, after the end.")).rejects.toThrow("loop_closed");
    await publishStory(log, mentee, await first(), false);
    expect(await read()).toEqual([]);
    expect(
      await editStory(log, mentee, await first(), { version: 1, body: "As it was.", published: false }),
    ).toHaveProperty("story");
  });
});

test("a long story is cut at a word, and never in the middle of a sign", () => {
  expect(shortened("short")).toBe("short");
  expect(shortened("word ".repeat(100))).toMatch(/^(word )+…$/);
  expect(shortened("🪨".repeat(300)).isWellFormed()).toBe(true);
});
