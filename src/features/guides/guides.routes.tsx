import { readFileSync } from "node:fs";
import { join } from "node:path";
import { raw } from "hono/html";
import markdownIt from "markdown-it";
import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { Button } from "../../ui/button.tsx";
import { Form } from "../../ui/field.tsx";
import { When } from "../../ui/time.tsx";
import { goOn } from "../../web/flash.ts";
import { type Route, route } from "../../web/route.ts";
import { readGuide } from "./read-guide.ts";

/** "Learn about good mentoring": one guide for mentors, one for mentees; whoever may be either gets both. */
export function guideRoutes(log: Log, folder: string): Route[] {
  const markdown = markdownIt({ html: false, typographer: true });
  const guide = (role: "mentor" | "mentee") => markdown.render(readFileSync(join(folder, `${role}.en.md`), "utf8"));
  const guides = { mentor: guide("mentor"), mentee: guide("mentee") };
  return [
    route("get", "/programs/:program/guide", "participant", async (c, viewer) => {
      const role = viewer.participant.role;
      const texts = role === "either" ? [guides.mentee, guides.mentor] : [guides[role]];
      return c.render(<Guide texts={texts} readAt={await readAt(log, viewer)} viewer={viewer} />, { title: "Guide" });
    }),
    route("post", "/programs/:program/guide", "participant", async (c, viewer) => {
      await readGuide(log, viewer);
      return goOn(c, `/programs/${viewer.program.programId}/home`, "Good. That is ten minutes well spent.");
    }),
  ];
}

async function readAt(log: Log, { program, participant }: ParticipantViewer): Promise<Date | null> {
  const row = await log.store.db
    .selectFrom("participant")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", participant.participantId)
    .select("guide_read_at")
    .executeTakeFirst();
  return row?.guide_read_at ?? null;
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
