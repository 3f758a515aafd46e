import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { refreshMembers } from "../../progress/refresh-members.ts";
import type { Tx } from "../../store/store.ts";
import "./stories.tables.ts";

export type StoryAnswer = { story: string } | { refused: "no_such_story" | "story_changed" };

/**
 * Puts other words in place of one's own story, and says who reads it. It was told once and stays told. Refused when
 * another window changed it since `version`. A writer may do so in a closed loop, too: it is their text.
 */
export async function editStory(
  log: Log,
  viewer: MemberViewer,
  storyId: string,
  change: { version: number; body: string; published: boolean },
): Promise<StoryAnswer> {
  return log.store.transaction(async (tx) => {
    const story = await lockStory(tx, viewer, storyId);
    if (!story) return { refused: "no_such_story" };
    if (story.version !== change.version) return { refused: "story_changed" };
    const { body, published } = change;
    const published_at = published ? (story.published_at ?? log.now()) : null;
    await writeStory(tx, viewer, storyId, {
      body,
      published,
      published_at,
      changed_at: log.now(),
      version: story.version + 1,
    });
    await refreshMembers(log.store, tx, viewer.program.programId, viewer.loop.loopId);
    return { story: storyId };
  });
}

/** Lets everybody in the program read one's own story, or no longer. A second call changes nothing. */
export async function publishStory(
  log: Log,
  viewer: MemberViewer,
  storyId: string,
  published: boolean,
): Promise<StoryAnswer> {
  return log.store.transaction(async (tx) => {
    const story = await lockStory(tx, viewer, storyId);
    if (!story) return { refused: "no_such_story" };
    if (story.published === published) return { story: storyId };
    await writeStory(tx, viewer, storyId, { published, published_at: published ? log.now() : null });
    await refreshMembers(log.store, tx, viewer.program.programId, viewer.loop.loopId);
    return { story: storyId };
  });
}

/** One's own story, locked: nobody else's can be changed. */
export async function lockStory(
  tx: Tx,
  { program, participant, loop }: MemberViewer,
  storyId: string,
  { deleted = false } = {},
) {
  const story = await tx
    .selectFrom("story")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("story_id", "=", storyId)
    .where("author_id", "=", participant.participantId)
    .select(["version", "published", "published_at", "deleted_at"])
    .forUpdate()
    .executeTakeFirst();
  return story && (deleted || story.deleted_at === null) ? story : undefined;
}

type Change = {
  published: boolean;
  published_at: Date | null;
  body?: string;
  changed_at?: Date;
  version?: number;
  deleted_at?: Date | null;
};
export async function writeStory(tx: Tx, { program, loop }: MemberViewer, storyId: string, change: Change) {
  await tx
    .updateTable("story")
    .set(change)
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .where("story_id", "=", storyId)
    .execute();
}
