import { raw } from "hono/html";
import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import { When } from "../../ui/time.tsx";
import { goOn } from "../../web/flash.ts";
import { type Route, route } from "../../web/route.ts";
import type { Guides } from "./guide-text.ts";
import { guideReadAt, readGuide } from "./read-guide.ts";

/** "Learn about good mentoring": one guide for mentors, one for mentees; whoever may be either gets both. */
export function guideRoutes(log: Log, guides: Guides): Route[] {
  return [
    route("get", "/programs/:program/guide", "participant", async (c, viewer) => {
      const role = viewer.participant.role;
      const texts = role === "either" ? [guides.mentee.html, guides.mentor.html] : [guides[role].html];
      return c.render(<Guide texts={texts} readAt={await guideReadAt(log.store.db, viewer)} viewer={viewer} />, {
        title: "Guide",
      });
    }),
    route("post", "/programs/:program/guide", "participant", async (c, viewer) => {
      await readGuide(log, viewer);
      return goOn(c, `/programs/${viewer.program.programId}/home`, "Good. That is ten minutes well spent.");
    }),
  ];
}

const Guide = ({ texts, readAt, viewer }: { texts: string[]; readAt: Date | null; viewer: ParticipantViewer }) => (
  <div class="mx-auto max-w-2xl">
    {texts.map((text) => (
      <article class="prose-cairn mb-12">{raw(text)}</article>
    ))}
    {readAt ? (
      <p class="quiet">
        You read this on <When at={readAt} zone={viewer.participant.timezone} format="date" />.
      </p>
    ) : (
      <Form action={`/programs/${viewer.program.programId}/guide`}>
        <Button>I have read it</Button>
      </Form>
    )}
  </div>
);
