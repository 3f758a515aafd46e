import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { BackToLoop } from "../../ui/back-to-loop.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { editStory, publishStory } from "./change-story.ts";
import { deleteStory, restoreStory } from "./delete-story.ts";
import { storiesOf } from "./read-stories.ts";
import { shareStory } from "./share-story.ts";
import { StoryForm } from "./story-form.tsx";

const SHORT = "Tell a little more: at least 20 characters.";
const Story = z.object({
  body: z.string(SHORT).trim().min(20, SHORT).max(4_000, "At most 4,000 characters."),
  published: z.string().optional(),
  version: z.coerce.number().int().catch(-1),
});
const CLOSED = "This loop is closed: no new story can be told in it. A coordinator can open it again.";
const CHANGED =
  "Your story was changed in another window meanwhile. Below is what you typed here; saving it replaces it.";
const LOOP = "/programs/:program/loops/:loop";

/** Stories: told in a loop, edited and published by their writer alone. */
export function storyRoutes(log: Log): Route[] {
  const back = (viewer: MemberViewer) => `${loopPath(viewer)}#story`;
  const own = async (c: Context, viewer: MemberViewer) =>
    (await storiesOf(log.store.db, viewer)).find((story) => story.mine && story.story_id === c.req.param("story"));
  return [
    route("post", `${LOOP}/stories`, "member", async (c, viewer) => {
      const form = await readForm(c, Story);
      const action = `${loopPath(viewer)}/stories`;
      if (!form.ok) return show(c, viewer, action, form, 422);
      const { body, published } = form.data;
      if (viewer.loop.status === "closed")
        return show(c, viewer, action, { errors: { form: CLOSED }, values: { body, published: published ?? "" } }, 409);
      await shareStory(log, viewer, { body, published: Boolean(published) });
      return goOn(c, back(viewer), "Thank you for telling it.");
    }),
    route("get", `${LOOP}/stories/:story`, "member", async (c, viewer) => {
      const story = await own(c, viewer);
      if (!story) return c.notFound();
      const { body, published, version } = story;
      const values = { body, published: published ? "1" : "", version: String(version) };
      return show(c, viewer, c.req.path, emptyForm(values), 200);
    }),
    route("post", `${LOOP}/stories/:story`, "member", async (c, viewer) => {
      const story = await own(c, viewer);
      if (!story) return c.notFound();
      const form = await readForm(c, Story);
      if (!form.ok) {
        const version = String(form.values.version ?? story.version);
        return show(c, viewer, c.req.path, { ...form, values: { ...form.values, version } }, 422);
      }
      const { body, published, version } = form.data;
      const answer = await editStory(log, viewer, story.story_id, { body, published: Boolean(published), version });
      if ("story" in answer) return goOn(c, back(viewer), "Saved.");
      if (answer.refused === "no_such_story") return c.notFound();
      const now = await own(c, viewer);
      const values = { body, published: published ?? "", version: String(now?.version ?? -1) };
      return show(c, viewer, c.req.path, { errors: { form: CHANGED }, values }, 409);
    }),
    route("post", `${LOOP}/stories/:story/deletion`, "member", async (c, viewer) => {
      const answer = await deleteStory(log, viewer, c.req.param("story") ?? "");
      if ("refused" in answer) return c.notFound();
      return goOn(c, back(viewer), "Deleted. You can bring it back for a day.");
    }),
    route("post", `${LOOP}/stories/:story/restoration`, "member", async (c, viewer) => {
      const answer = await restoreStory(log, viewer, c.req.param("story") ?? "");
      if ("refused" in answer) return c.notFound();
      return goOn(c, back(viewer), "It is back, for the two of you to read.");
    }),
    route("post", `${LOOP}/stories/:story/publishing`, "member", async (c, viewer) => {
      const { everybody } = await c.req.parseBody();
      const answer = await publishStory(log, viewer, c.req.param("story") ?? "", everybody === "1");
      if ("refused" in answer) return c.notFound();
      return goOn(
        c,
        back(viewer),
        everybody === "1" ? "Everybody in the program can read it now." : "It is yours and your partner's again.",
      );
    }),
  ];
}

function show(c: Context, viewer: MemberViewer, action: string, form: FormProblems, status: 200 | 409 | 422) {
  c.status(status);
  return c.render(
    <div class="mx-auto max-w-xl">
      <BackToLoop to={`${loopPath(viewer)}#story`} />
      <h1 class="page-title">Your story</h1>
      <StoryForm action={action} form={form} label={form.values.version === undefined ? "Share my story" : "Save"} />
    </div>,
    { title: "Your story" },
  );
}
