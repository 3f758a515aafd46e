import type { Signer } from "../../access/signed-link.ts";
import type { Log } from "../../activity/log.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { arrangeMeeting } from "./arrange-meeting.ts";
import { attendanceRoutes } from "./attendance/attendance.routes.tsx";
import { availabilityRoutes } from "./availability/availability.routes.tsx";
import { calendarRoutes } from "./calendar/calendar.routes.tsx";
import { logMeetingElsewhere } from "./log-meeting-elsewhere.ts";
import { MeetingList } from "./meeting-list.tsx";
import { refusalErrors, seriesErrors } from "./meeting-words.ts";
import { about, clashNote, placeOf, showMeetings } from "./meetings-page.tsx";
import { zoneOf } from "./member-zone.ts";
import { oneMeetingRoutes } from "./one-meeting.routes.tsx";
import { proposalRoutes } from "./proposals/proposals.routes.tsx";
import { readPlan } from "./read-plan.ts";
import { heldRoutes } from "./reminders/held.routes.tsx";
import { arrangeSeries } from "./series/arrange-series.ts";
import { retype, TypedDay, TypedMeeting } from "./typed-time.ts";

const PATH = "/programs/:program/loops/:loop/meetings";

export function meetingRoutes(log: Log, { signer, baseUrl }: { signer: Signer; baseUrl: string }): Route[] {
  return [
    route("get", PATH, "member", (c, viewer) => showMeetings(log, c, viewer, emptyForm())),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, TypedMeeting);
      if (!form.ok) return showMeetings(log, c, viewer, form, "arrange");
      const { every, times = 0, ...typed } = form.data;
      const wanted = { ...about(viewer), ...typed, place: await placeOf(log, viewer, typed) };
      const answer = every
        ? await arrangeSeries(log, { ...wanted, everyWeeks: Number(every), times })
        : await arrangeMeeting(log, wanted);
      if (!("refused" in answer)) {
        const words =
          "series" in answer ? `${answer.meetings.length} meetings are arranged.` : "Your meeting is arranged.";
        return goOn(c, `${loopPath(viewer)}#meetings`, `${words}${await clashNote(log, viewer, typed)}`);
      }
      const errors = seriesErrors(answer, zoneOf(viewer), log.now());
      return showMeetings(log, c, viewer, { errors, values: retype(form.data) }, "arrange");
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
          `${loopPath(viewer)}#meetings`,
          answer.logged ? "Good. This meeting counts." : "This meeting is counted already.",
        );
      }
      const again = { errors: refusalErrors(answer.refused), values: { day: day ?? "" } };
      return showMeetings(log, c, viewer, again, "elsewhere");
    }),
    // Before the page of one meeting: "proposals" is none.
    ...proposalRoutes(log),
    ...attendanceRoutes(log),
    ...oneMeetingRoutes(log),
    ...availabilityRoutes(log),
    ...heldRoutes(log, signer),
    ...calendarRoutes(log, signer, baseUrl),
  ];
}

/** The loop's meetings: the next one in the reader's zone, and what can be done about them. */
export function meetingPanel(log: Log): Panel {
  return {
    id: "meetings",
    title: "Meetings",
    place: "side",
    tab: "meetings",
    async render(viewer) {
      const now = log.now();
      const meetings = await readPlan(log.store.db, viewer, now);
      return <MeetingList viewer={viewer} meetings={meetings} form={emptyForm()} now={now} />;
    },
  };
}
