import type { Context } from "hono";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { momentWords } from "../../progress/turn-words.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, Form } from "../../ui/field.tsx";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { TimeForm, zoneOf } from "./meeting-forms.tsx";
import { refusalErrors } from "./meeting-words.ts";
import { about, showMeetings } from "./meetings-page.tsx";
import { type Meeting, readArranged } from "./read-meetings.ts";
import { rescheduleMeeting } from "./reschedule-meeting.ts";
import { takeBackMeeting } from "./take-back-meeting.ts";
import { retype, TypedTime } from "./typed-time.ts";
import { wallOf } from "./zoned-time.ts";

const PATH = "/programs/:program/loops/:loop/meetings/:meeting";
const named = (c: Context) => c.req.param("meeting") ?? "";

/** What can be done about one meeting: move it, call it off, or say that it never took place. */
export function oneMeetingRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "member", (c, viewer) => showOne(log, c, viewer)),
    route("post", `${PATH}/time`, "member", async (c, viewer) => {
      const form = await readForm(c, TypedTime);
      if (!form.ok) return showOne(log, c, viewer, form);
      const answer = await rescheduleMeeting(log, { ...about(viewer), ...form.data, meeting: named(c) });
      if ("meeting" in answer) return goOn(c, loopPath(viewer), "Your meeting has its new time and place.");
      return showOne(log, c, viewer, { errors: refusalErrors(answer.refused), values: retype(form.data) });
    }),
    route("post", `${PATH}/cancellation`, "member", async (c, viewer) => {
      const answer = await cancelMeeting(log, { ...about(viewer), meeting: named(c) });
      if ("meeting" in answer) return goOn(c, loopPath(viewer), "The meeting is called off. You can arrange another.");
      return showMeetings(log, c, viewer, { errors: refusalErrors(answer.refused), values: {} }, "arrange");
    }),
    route("post", `${PATH}/taking-back`, "member", async (c, viewer) => {
      const answer = await takeBackMeeting(log, { ...about(viewer), meeting: named(c) });
      if ("meeting" in answer) return goOn(c, loopPath(viewer), "Good to know. That meeting no longer counts.");
      return showMeetings(log, c, viewer, { errors: refusalErrors(answer.refused), values: {} }, "arrange");
    }),
  ];
}

/** The page of an arranged meeting; of one that is none any more, all of them, with what was typed. */
async function showOne(log: Log, c: Context, viewer: MemberViewer, problems?: FormProblems) {
  const meeting = await readArranged(log.store.db, viewer, named(c));
  if (!meeting || viewer.loop.status === "closed") {
    if (!problems) return goOn(c, `${loopPath(viewer)}/meetings`, "This meeting can no longer be changed.");
    return showMeetings(log, c, viewer, problems, "arrange");
  }
  if (problems) c.status(422);
  return c.render(
    <OneMeeting viewer={viewer} meeting={meeting} form={problems ?? present(viewer, meeting)} now={log.now()} />,
    {
      title: "Your meeting",
    },
  );
}

const present = (viewer: MemberViewer, meeting: Meeting) =>
  emptyForm({
    start: wallOf(meeting.startsAt, zoneOf(viewer)),
    minutes: String(minutesOf(meeting)),
    place: meeting.place ?? "",
  });

const minutesOf = (meeting: Meeting) => Math.round((+meeting.endsAt - +meeting.startsAt) / 60_000);

type OneProps = { viewer: MemberViewer; meeting: Meeting; form: FormProblems; now: Date };

const OneMeeting = ({ viewer, meeting, form, now }: OneProps) => {
  const path = `${loopPath(viewer)}/meetings/${meeting.id}`;
  return (
    <div class="mx-auto max-w-prose">
      <p>
        <a href={loopPath(viewer)}>Back to the loop</a>
      </p>
      <h1 class="page-title">Your meeting</h1>
      <p class="mb-4">{momentWords(meeting.startsAt, zoneOf(viewer), now)}</p>
      <ErrorSummary errors={form.errors} />
      <h2 class="section-title">Move it</h2>
      <TimeForm viewer={viewer} form={form} action={`${path}/time`} submit="Move the meeting" />
      <h2 class="section-title mt-8">Call it off</h2>
      <p class="mb-3">Something came up? That happens. Calling it off makes room for another time.</p>
      <Form action={`${path}/cancellation`}>
        <Button kind="danger">Call it off</Button>
      </Form>
    </div>
  );
};
