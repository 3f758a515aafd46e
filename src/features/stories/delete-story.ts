import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import { lockStory, type StoryAnswer, writeStory } from "./change-story.ts";
import "./stories.tables.ts";

/** How long a deleted story can be brought back (ms). */
export const UNDO_FOR = 86_400_000;

/** Deletes one's own story, for everybody. That it was told stays in the log. A second call changes nothing. */
export const deleteStory = (log: Log, viewer: MemberViewer, storyId: string) => putAway(log, viewer, storyId, true);

/** Brings back what was deleted by mistake: to the loop alone, its writer publishes it again if they like. */
export const restoreStory = (log: Log, viewer: MemberViewer, storyId: string) => putAway(log, viewer, storyId, false);

async function putAway(log: Log, viewer: MemberViewer, storyId: string, away: boolean): Promise<StoryAnswer> {
  return log.store.transaction(async (tx) => {
    const story = await lockStory(tx, viewer, storyId, { deleted: true });
    if (!story) return { refused: "no_such_story" };
    if ((story.deleted_at !== null) === away) return { story: storyId };
    const deleted_at = away ? log.now() : null;
    await writeStory(tx, viewer, storyId, { published: false, published_at: null, deleted_at });
    await refreshMembers(log.store, tx, viewer.program.programId, viewer.loop.loopId);
    return { story: storyId };
  });
}

/** The clock: what was not brought back in time is forgotten, words and all. Answers with how many were. */
export async function forgetDeletedStories(log: Log): Promise<number> {
  const before = new Date(log.now().getTime() - UNDO_FOR);
  const done = await log.store.db.deleteFrom("story").where("deleted_at", "<", before).executeTakeFirst();
  return Number(done.numDeletedRows);
}
