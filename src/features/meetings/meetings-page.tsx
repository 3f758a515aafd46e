import type { Context } from "hono";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { ErrorSummary } from "../../ui/field.tsx";
import type { FormProblems } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { zoneOf } from "./meeting-forms.tsx";
import { MeetingList } from "./meeting-list.tsx";
import { readMeetings } from "./read-meetings.ts";

/** Who does it, where, and whose clock the times were read from: what every verb here needs. */
export const about = (viewer: MemberViewer) => ({
  programId: viewer.program.programId,
  loopId: viewer.loop.loopId,
  by: viewer.participant.participantId,
  zone: zoneOf(viewer),
});

/** The meetings on a page of their own; `open`: with a form that could not be taken (422), as it was typed. */
export async function showMeetings(
  log: Log,
  c: Context,
  viewer: MemberViewer,
  form: FormProblems,
  open?: "arrange" | "elsewhere",
) {
  if (open) c.status(422);
  const now = log.now();
  const meetings = await readMeetings(log.store.db, viewer, now);
  return c.render(
    <div class="mx-auto max-w-prose">
      <p>
        <a href={loopPath(viewer)}>Back to the loop</a>
      </p>
      <h1 class="page-title">Meetings</h1>
      <ErrorSummary errors={form.errors} />
      <MeetingList viewer={viewer} meetings={meetings} form={form} now={now} open={open} />
    </div>,
    { title: "Meetings" },
  );
}
