import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { Role } from "../../milestones/activity.ts";
import { Icon } from "../../ui/icon.tsx";
import type { HomeLoop, HomePanel } from "../../web/home-panel.ts";
import type { Guides } from "./guide-text.ts";
import { guideReadAt } from "./read-guide.ts";
import { recommendedTo } from "./recommended.ts";

/** Which section of the guide helps at which stage. */
export const SECTIONS: Record<Role, Record<string, string>> = {
  mentee: {
    matching: "mentee-your-first-message",
    "first-meeting": "mentee-the-first-meeting",
    "grow-together": "mentee-between-the-meetings",
    "levelling-up": "mentee-ending-well",
  },
  mentor: {
    matching: "mentor-your-first-message",
    "first-meeting": "mentor-the-first-meeting",
    "grow-together": "mentor-ask-before-you-tell",
    "levelling-up": "mentor-ending-well",
  },
};

/** As many of what the program recommends as somebody reads. */
const SHOWN = 8;

/** What is worth reading now: what the program recommends, what fits the stages of one's loops, and the whole guide. */
export function readingPanel(log: Log, guides: Guides): HomePanel {
  return {
    id: "reading",
    title: "Worth reading",
    place: "side",
    async render(viewer, loops) {
      const guide = `/programs/${viewer.program.programId}/guide`;
      const [readAt, recommended] = await Promise.all([
        guideReadAt(log.store.db, viewer),
        recommendedTo(log.store.db, viewer, loops),
      ]);
      return (
        <ul class="grid gap-1">
          {recommended.slice(0, SHOWN).map(({ title, url }) => (
            <li>
              <Link href={url} words={title} note={new URL(url).hostname} away />
            </li>
          ))}
          {sectionsFor(loops).map((id) => (
            <li>
              <Link
                href={`${guide}#${id}`}
                words={guides.mentee.sections.get(id) ?? guides.mentor.sections.get(id) ?? ""}
              />
            </li>
          ))}
          <li>
            <Link
              href={guide}
              words={`The guide for ${rolesOf(viewer, loops)}`}
              note={readAt ? "you have read it" : "ten minutes"}
            />
          </li>
        </ul>
      );
    },
  };
}

/** `away`: it leads out of Cairn. */
const Link = ({ href, words, note, away }: { href: string; words: string; note?: string; away?: boolean }) => (
  <a
    class="plain flex min-h-11 items-center gap-3 hover:underline"
    href={href}
    rel={away ? "noopener noreferrer" : undefined}
  >
    <Icon name="guide" />
    <span class="min-w-0 wrap-anywhere">
      {words}
      {note ? <span class="quiet text-sm"> · {note}</span> : null}
    </span>
  </a>
);

/** One section for each stage and role in which the reader is somewhere. */
export function sectionsFor(loops: readonly Pick<HomeLoop, "stage" | "viewer">[]): string[] {
  const ids = loops.flatMap(({ stage, viewer }) => SECTIONS[viewer.loop.role][stage ?? ""] ?? []);
  return [...new Set(ids)];
}

function rolesOf({ participant }: ParticipantViewer, loops: readonly HomeLoop[]): string {
  if (participant.role !== "either") return `${participant.role}s`;
  const roles = new Set(loops.map((loop) => loop.viewer.loop.role));
  return roles.size === 1 ? `${[...roles][0]}s` : "mentors and mentees";
}
