import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Badge } from "../../ui/chip.tsx";
import { emptyForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { UNDO_FOR } from "./delete-story.ts";
import { deletedStories, type LoopStory, storiesOf } from "./read-stories.ts";
import { StoryForm } from "./story-form.tsx";

/** What mentoring gave its members, in their words. */
export function storyPanel(log: Log): Panel {
  return {
    id: "story",
    title: "Your story",
    place: "side",
    tab: "more",
    render: async (viewer) => {
      const { db } = log.store;
      const since = new Date(log.now().getTime() - UNDO_FOR);
      const [stories, deleted] = await Promise.all([storiesOf(db, viewer), deletedStories(db, viewer, since)]);
      const base = `${loopPath(viewer)}/stories`;
      return (
        <>
          {stories.map((story) => (
            <Story story={story} base={`${base}/${story.story_id}`} />
          ))}
          {deleted.map((story) => (
            <form
              class="wash-river mb-3 flex flex-wrap items-center justify-between gap-2 rounded-xl px-4 py-2"
              method="post"
              action={`${base}/${story.story_id}/restoration`}
            >
              <span class="min-w-0 truncate text-sm">You deleted “{story.body}”</span>
              <Button kind="ghost" small label="Bring your story back">
                Bring it back
              </Button>
            </form>
          ))}
          {viewer.loop.status === "closed" ? null : (
            <details>
              <summary class="min-h-11 py-2 font-medium">Tell your story</summary>
              <div class="mt-3">
                <StoryForm action={base} form={emptyForm()} />
              </div>
            </details>
          )}
        </>
      );
    },
  };
}

const Story = ({ story, base }: { story: LoopStory; base: string }) => (
  <article class="mb-4">
    <blockquote class="whitespace-pre-line break-words">{story.body}</blockquote>
    <p class="quiet mt-1 flex flex-wrap items-center gap-2 text-sm">
      {story.mine ? "You" : story.name}
      {story.published ? <Badge label="Everybody can read it" /> : null}
    </p>
    {story.mine ? (
      <div class="flex flex-wrap gap-2">
        <Button kind="ghost" small href={base} label="Edit your story">
          Edit
        </Button>
        <form method="post" action={`${base}/publishing`}>
          <Button kind="ghost" small name="everybody" value={story.published ? "0" : "1"}>
            {story.published ? "Take it back from everybody" : "Let everybody read it"}
          </Button>
        </form>
        <form method="post" action={`${base}/deletion`}>
          <Button kind="ghost" small label="Delete your story">
            Delete
          </Button>
        </form>
      </div>
    ) : null}
  </article>
);
