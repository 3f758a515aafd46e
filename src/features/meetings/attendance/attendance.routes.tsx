import type { Context } from "hono";
import type { MemberViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { momentWords } from "../../../time/day-words.ts";
import { BackToLoop } from "../../../ui/back-to-loop.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox, ErrorSummary, Form } from "../../../ui/field.tsx";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { loopPath } from "../../../web/loop-path.ts";
import { type Route, route } from "../../../web/route.ts";
import { membersOf } from "../loop-members.ts";
import { refusalErrors } from "../meeting-words.ts";
import { about } from "../meetings-page.tsx";
import { zoneOf } from "../member-zone.ts";
import { readHeld } from "../read-meetings.ts";
import { TypedPeople } from "../typed-time.ts";
import { recordAttendance } from "./record-attendance.ts";

const PATH = "/programs/:program/loops/:loop/meetings/:meeting/attendance";

/** Who was at a meeting that was held. */
export function attendanceRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "member", (c, viewer) => show(log, c, viewer, emptyForm())),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, TypedPeople);
      if (!form.ok) return show(log, c, viewer, form);
      const meeting = c.req.param("meeting") ?? "";
      const answer = await recordAttendance(log, { ...about(viewer), meeting, attendees: form.data.who });
      if ("meeting" in answer)
        return goOn(c, `${loopPath(viewer)}#meetings`, "Good. It counts for those who were there.");
      const errors = refusalErrors(answer.refused);
      return show(log, c, viewer, { errors, values: { who: form.data.who.join("\n") } });
    }),
  ];
}

async function show(log: Log, c: Context, viewer: MemberViewer, form: FormProblems) {
  const { db } = log.store;
  const meeting = await readHeld(db, viewer, c.req.param("meeting") ?? "");
  if (!meeting) return goOn(c, `${loopPath(viewer)}/meetings`, "This meeting does not count as held.");
  const members = await membersOf(db, about(viewer));
  const there = form.values.who?.split("\n") ?? meeting.attendees ?? members.map((member) => member.id as string);
  if (Object.keys(form.errors).length > 0) c.status(422);
  return c.render(
    <div class="mx-auto max-w-prose">
      <BackToLoop to={`${loopPath(viewer)}#meetings`} />
      <h1 class="page-title">Who was there?</h1>
      <p class="mb-4">
        {momentWords(meeting.startsAt, zoneOf(viewer), log.now())}. The meeting counts for those you tick.
      </p>
      <ErrorSummary errors={form.errors} />
      <Form action={c.req.path}>
        <fieldset id="field-who">
          <legend class="sr-only">Who was there?</legend>
          {members.map((member) => (
            <Checkbox name="who" value={member.id} label={member.name} checked={there.includes(member.id)} />
          ))}
        </fieldset>
        <Button>Save</Button>
      </Form>
    </div>,
    { title: "Who was there?" },
  );
}
