import type { Child } from "hono/jsx";
import type { ProgramViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Empty } from "../../ui/empty.tsx";
import { When } from "../../ui/time.tsx";
import type { HomePanel } from "../../web/home-panel.ts";
import { type Route, route } from "../../web/route.ts";
import { type PublishedStory, publishedStories } from "./read-stories.ts";

/** What else there is to show beside the stories, brought by another feature; null when there is nothing. */
export type Shelf = (viewer: ProgramViewer, limit: number) => Promise<Child | null>;

/** What members published, for everybody in the program to read. */
export function highlightRoutes(log: Log, kudos: Shelf): Route[] {
  return [
    route("get", "/programs/:program/highlights", "program", async (c, viewer) => {
      const [stories, thanks] = await Promise.all([publishedStories(log.store.db, viewer, 50), kudos(viewer, 50)]);
      return c.render(<Highlights viewer={viewer} stories={stories} thanks={thanks} />, { title: "Highlights" });
    }),
  ];
}

type Props = { viewer: ProgramViewer; stories: PublishedStory[]; thanks: Child | null };

const Highlights = ({ viewer, stories, thanks }: Props) => {
  if (stories.length === 0 && thanks === null)
    return (
      <Empty
        title="Nothing here yet"
        text="Stories and kudos stand here once their writers publish them. The first one is told in a loop, at its end or on the way."
      />
    );
  return (
    <>
      <h1 class="page-title">Highlights</h1>
      <p class="quiet mb-6">What people in {viewer.program.name} wrote, and chose to show everybody.</p>
      <section class="mb-10" aria-labelledby="stories">
        <h2 class="section-title" id="stories">
          Stories
        </h2>
        {stories.length === 0 ? <p class="quiet">No story is published yet.</p> : null}
        <ul class="grid gap-8">
          {stories.map((story) => (
            <li>
              <Story story={story} zone={zoneOf(viewer)} />
            </li>
          ))}
        </ul>
      </section>
      {thanks === null ? null : (
        <section aria-labelledby="thanks">
          <h2 class="section-title" id="thanks">
            Kudos
          </h2>
          {thanks}
        </section>
      )}
    </>
  );
};

const Story = ({ story, zone }: { story: PublishedStory; zone: string }) => (
  <figure class="max-w-prose">
    <blockquote class="heading whitespace-pre-line break-words text-lg leading-relaxed">{story.body}</blockquote>
    <figcaption class="mt-3 flex items-center gap-3">
      <Avatar name={story.name} size="sm" />
      <span class="min-w-0 text-sm">
        <span class="font-semibold">{story.name}</span>
        <span class="quiet block">
          {story.headline ? `${story.headline} · ` : ""}
          {story.published_at ? <When at={story.published_at} zone={zone} format="date" /> : null}
        </span>
      </span>
    </figcaption>
  </figure>
);

/** On the home page: the newest story and some kudos, with the way to all of them. */
export function highlightsHomePanel(log: Log, kudos: Shelf): HomePanel {
  return {
    id: "highlights",
    title: "Highlights",
    place: "side",
    render: async (viewer) => {
      const [stories, thanks] = await Promise.all([publishedStories(log.store.db, viewer, 1), kudos(viewer, 2)]);
      if (stories.length === 0 && thanks === null) return null;
      return (
        <>
          {stories.map((story) => (
            <figure class="mb-4">
              <blockquote class="whitespace-pre-line break-words">{shortened(story.body)}</blockquote>
              <figcaption class="quiet mt-1 text-sm">{story.name}</figcaption>
            </figure>
          ))}
          {thanks}
          <p class="mt-2">
            <a class="inline-flex min-h-11 items-center" href={`/programs/${viewer.program.programId}/highlights`}>
              All highlights
            </a>
          </p>
        </>
      );
    },
  };
}

const SHORT = 220;
/** The beginning of a story, up to the end of a word. */
export function shortened(text: string): string {
  if (text.length <= SHORT) return text;
  const cut = text.slice(0, SHORT);
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(" "), SHORT / 2))
    .toWellFormed()
    .trimEnd()} …`;
}

const zoneOf = ({ participant, program }: ProgramViewer) => participant?.timezone ?? program.timezone;
