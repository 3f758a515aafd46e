import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, ErrorSummary, Form, Textarea } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import "../../access/access.tables.ts";
import { shareStory } from "./share-story.ts";

const Story = z.object({
  body: z
    .string()
    .trim()
    .min(20, "Tell a little more: at least 20 characters.")
    .max(4_000, "At most 4,000 characters."),
  published: z.string().optional(),
});

export function storyRoutes(log: Log): Route[] {
  return [
    route("post", "/programs/:program/loops/:loop/stories", "member", async (c, viewer) => {
      const form = await readForm(c, Story);
      if (!form.ok) {
        c.status(422);
        return c.render(
          <div class="mx-auto max-w-xl">
            <h1 class="page-title">Your story</h1>
            <StoryForm viewer={viewer} form={form} />
          </div>,
          { title: "Your story" },
        );
      }
      await shareStory(log, viewer, { body: form.data.body, published: Boolean(form.data.published) });
      return goOn(c, `${loopPath(viewer)}#story`, "Thank you for telling it.");
    }),
  ];
}

/** What mentoring gave its members, in their words. */
export function storyPanel(log: Log): Panel {
  return {
    id: "story",
    title: "Your story",
    place: "side",
    render: async (viewer) => {
      const stories = await log.store.db
        .selectFrom("story as s")
        .innerJoin("participant as p", (join) =>
          join.onRef("p.program_id", "=", "s.program_id").onRef("p.participant_id", "=", "s.author_id"),
        )
        .where("s.program_id", "=", viewer.program.programId)
        .where("s.loop_id", "=", viewer.loop.loopId)
        .orderBy("s.shared_at", "desc")
        .limit(10)
        .select(["s.body", "s.published", "p.name"])
        .execute();
      return (
        <>
          {stories.map((story) => (
            <blockquote class="mb-3">
              <p class="whitespace-pre-line">{story.body}</p>
              <footer class="quiet text-sm">
                {story.name}
                {story.published ? ", for everybody to read" : ""}
              </footer>
            </blockquote>
          ))}
          {viewer.loop.status === "closed" ? null : (
            <details>
              <summary class="font-medium">Tell your story</summary>
              <div class="mt-3">
                <StoryForm viewer={viewer} form={emptyForm()} />
              </div>
            </details>
          )}
        </>
      );
    },
  };
}

const StoryForm = ({ viewer, form }: { viewer: MemberViewer; form: FormProblems }) => (
  <>
    <ErrorSummary errors={form.errors} />
    <Form action={`${loopPath(viewer)}/stories`} draft>
      <Textarea
        name="body"
        id="field-story"
        label="What did mentoring give you?"
        value={form.values.body}
        error={form.errors.body}
        hint="Your partner and your coordinator can read it."
        rows={5}
        required
      />
      <Checkbox
        name="published"
        label="Everybody in the program may read it"
        checked={Boolean(form.values.published)}
      />
      <Button>Share my story</Button>
    </Form>
  </>
);
