import type { Context } from "hono";
import { firstName } from "../../access/names.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { explainFor } from "../../progress/explanation.ts";
import { wallOf } from "../../time/zoned-time.ts";
import { startersFor } from "../../web/conversation-starters.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { loopPath } from "../../web/loop-path.ts";
import { type Route, route } from "../../web/route.ts";
import { arrangeAgain } from "./arrange-again.ts";
import { cancelMeeting } from "./cancel-meeting.ts";
import { countAgain } from "./count-again.ts";
import { membersOf } from "./loop-members.ts";
import { refusalErrors, seriesErrors } from "./meeting-words.ts";
import { about, clashNote, placeOf, showMeetings } from "./meetings-page.tsx";
import { zoneOf } from "./member-zone.ts";
import { minutesOf, OneMeetingPage } from "./one-meeting-page.tsx";
import { type Meeting, readArranged } from "./read-meetings.ts";
import { rescheduleMeeting } from "./reschedule-meeting.ts";
import { cancelFollowing } from "./series/cancel-following.ts";
import { moveFollowing } from "./series/move-following.ts";
import { takeBackMeeting } from "./take-back-meeting.ts";
import { retype, TypedAgenda, TypedMove, TypedScope } from "./typed-time.ts";
import { readVideoBase } from "./video-room.ts";
import { writeAgenda } from "./write-agenda.ts";

const PATH = "/programs/:program/loops/:loop/meetings/:meeting";
const STARTERS = 3;
const named = (c: Context) => c.req.param("meeting") ?? "";

/** What can be done about one meeting: its agenda, move it, call it off and back, say that it never took place. */
export function oneMeetingRoutes(log: Log): Route[] {
  const refuse = (c: Context, viewer: MemberViewer, errors: Record<string, string>) =>
    showMeetings(log, c, viewer, { errors, values: {} }, "nothing");
  return [
    route("get", PATH, "member", (c, viewer) => showOne(log, c, viewer)),
    route("post", `${PATH}/time`, "member", async (c, viewer) => {
      const form = await readForm(c, TypedMove);
      if (!form.ok) return showOne(log, c, viewer, form);
      const place = await placeOf(log, viewer, form.data);
      const wanted = { ...about(viewer), ...form.data, place, meeting: named(c) };
      const following = form.data.scope === "following";
      const answer = following ? await moveFollowing(log, wanted) : await rescheduleMeeting(log, wanted);
      if (!("refused" in answer)) {
        const words = following ? "They have their new time and place." : "Your meeting has its new time and place.";
        return goOn(c, `${loopPath(viewer)}#meetings`, `${words}${await clashNote(log, viewer, form.data)}`);
      }
      const errors = seriesErrors(answer, zoneOf(viewer), log.now());
      return showOne(log, c, viewer, { errors, values: retype(form.data) });
    }),
    route("post", `${PATH}/agenda`, "member", async (c, viewer) => {
      const form = await readForm(c, TypedAgenda);
      if (!form.ok) return showOne(log, c, viewer, form);
      const answer = await writeAgenda(log, { ...about(viewer), meeting: named(c), agenda: form.data.agenda });
      if ("meeting" in answer) return goOn(c, `${loopPath(viewer)}#meetings`, "Your agenda is saved.");
      return showOne(log, c, viewer, { errors: refusalErrors(answer.refused), values: form.data });
    }),
    route("post", `${PATH}/cancellation`, "member", async (c, viewer) => {
      const form = await readForm(c, TypedScope);
      const change = { ...about(viewer), meeting: named(c) };
      const following = form.ok && form.data.scope === "following";
      const answer = following ? await cancelFollowing(log, change) : await cancelMeeting(log, change);
      if ("refused" in answer) return refuse(c, viewer, refusalErrors(answer.refused));
      const words = following ? "They are called off." : "The meeting is called off.";
      return goOn(c, `${loopPath(viewer)}#meetings`, `${words} You can take it back, or arrange another.`);
    }),
    route("post", `${PATH}/return`, "member", async (c, viewer) => {
      const answer = await arrangeAgain(log, { ...about(viewer), meeting: named(c) });
      if ("refused" in answer) return refuse(c, viewer, refusalErrors(answer.refused));
      return goOn(c, `${loopPath(viewer)}#meetings`, "Your meeting is on again, at the same time.");
    }),
    route("post", `${PATH}/taking-back`, "member", async (c, viewer) => {
      const answer = await takeBackMeeting(log, { ...about(viewer), meeting: named(c) });
      if ("refused" in answer) return refuse(c, viewer, refusalErrors(answer.refused));
      return goOn(c, `${loopPath(viewer)}#meetings`, "Good to know. That meeting no longer counts.");
    }),
    route("post", `${PATH}/counting`, "member", async (c, viewer) => {
      const answer = await countAgain(log, { ...about(viewer), meeting: named(c) });
      if ("refused" in answer) return refuse(c, viewer, refusalErrors(answer.refused));
      return goOn(c, `${loopPath(viewer)}#meetings`, "Good. That meeting counts again.");
    }),
  ];
}

/** The page of an arranged meeting; of one that is none any more, all of them, with what was typed. */
async function showOne(log: Log, c: Context, viewer: MemberViewer, problems?: FormProblems) {
  const { db } = log.store;
  const meeting = await readArranged(db, viewer, named(c));
  if (!meeting || viewer.loop.status === "closed") {
    if (!problems) return goOn(c, `${loopPath(viewer)}/meetings`, "This meeting can no longer be changed.");
    return showMeetings(log, c, viewer, problems, "arrange");
  }
  if (problems) c.status(422);
  const now = log.now();
  const { programId } = viewer.program;
  const members = await membersOf(db, { programId, loopId: viewer.loop.loopId });
  const others = members.filter((member) => member.id !== viewer.participant.participantId);
  const form = { errors: problems?.errors ?? {}, values: { ...present(viewer, meeting).values, ...problems?.values } };
  return c.render(
    <OneMeetingPage
      viewer={viewer}
      meeting={meeting}
      form={form}
      starters={await startersNow(log, viewer, now)}
      videoRooms={(await readVideoBase(db, viewer)) !== null}
      others={others.map((member) => firstName(member.name))}
      now={now}
    />,
    { title: "Your meeting" },
  );
}

/** Questions that fit the milestone the viewer is in. */
async function startersNow(log: Log, { program, participant, loop }: MemberViewer, now: Date) {
  const why = await explainFor(log.store.db, program.programId, participant.participantId, loop.loopId, now);
  const stage = why ? (program.pathway.stages[why.stage]?.id ?? null) : null;
  return startersFor(stage, loop.role).slice(0, STARTERS);
}

const present = (viewer: MemberViewer, meeting: Meeting) =>
  emptyForm({
    start: wallOf(meeting.startsAt, zoneOf(viewer)),
    minutes: String(minutesOf(meeting)),
    place: meeting.place ?? "",
    video: "",
  });
