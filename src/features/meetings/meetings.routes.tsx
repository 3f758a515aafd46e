import type { Log } from "../../activity/log.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { arrangeMeeting } from "./arrange-meeting.ts";
import { logMeetingElsewhere } from "./log-meeting-elsewhere.ts";
import { MeetingList } from "./meeting-list.tsx";
import { refusalErrors } from "./meeting-words.ts";
import { about, showMeetings } from "./meetings-page.tsx";
import { oneMeetingRoutes } from "./one-meeting.routes.tsx";
import { readMeetings } from "./read-meetings.ts";
import { retype, TypedDay, TypedTime } from "./typed-time.ts";

const PATH = "/programs/:program/loops/:loop/meetings";

export function meetingRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "member", (c, viewer) => showMeetings(log, c, viewer, emptyForm())),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, TypedTime);
      if (!form.ok) return showMeetings(log, c, viewer, form, "arrange");
      const answer = await arrangeMeeting(log, { ...about(viewer), ...form.data });
      if ("meeting" in answer) return goOn(c, loopPath(viewer), "Your meeting is arranged.");
      const again = { errors: refusalErrors(answer.refused), values: retype(form.data) };
      return showMeetings(log, c, viewer, again, "arrange");
    }),
    route("post", `${PATH}/elsewhere`, "member", async (c, viewer) => {
      const form = await readForm(c, TypedDay);
      if (!form.ok) return showMeetings(log, c, viewer, form, "elsewhere");
      const { day } = form.data;
      const answer =
        day === "" ? ({ refused: "no_such_day" } as const) : await logMeetingElsewhere(log, { ...about(viewer), day });
      if ("meeting" in answer) {
        return goOn(
          c,
          loopPath(viewer),
          answer.logged ? "Good. This meeting counts." : "This meeting is counted already.",
        );
      }
      const again = { errors: refusalErrors(answer.refused), values: { day: day ?? "" } };
      return showMeetings(log, c, viewer, again, "elsewhere");
    }),
    ...oneMeetingRoutes(log),
  ];
}

/** The loop's meetings: the next one in the reader's zone, and what can be done about them. */
export function meetingPanel(log: Log): Panel {
  return {
    id: "meetings",
    title: "Meetings",
    place: "side",
    async render(viewer) {
      const now = log.now();
      const meetings = await readMeetings(log.store.db, viewer, now);
      return <MeetingList viewer={viewer} meetings={meetings} form={emptyForm()} now={now} />;
    },
  };
}
