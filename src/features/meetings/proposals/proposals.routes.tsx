import type { Context } from "hono";
import { z } from "zod";
import type { MemberViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { loopPath } from "../../../web/loop-path.ts";
import { type Route, route } from "../../../web/route.ts";
import { suggestTimes } from "../availability/suggest-times.ts";
import { about, clashNote, placeOf, showMeetings } from "../meetings-page.tsx";
import { zoneOf } from "../member-zone.ts";
import { readVideoBase } from "../video-room.ts";
import { pickTime } from "./pick-time.ts";
import { PICK_WORDS, PROPOSE_WORDS } from "./proposal-words.ts";
import { OTHER_TIMES, ProposePage } from "./propose-page.tsx";
import { proposeTimes } from "./propose-times.ts";
import { readPlanners } from "./read-planners.ts";
import { withdrawProposal } from "./withdraw-proposal.ts";

const PATH = "/programs/:program/loops/:loop/meetings/proposals";
const SUGGESTED = 8;
const TICKED = 3;

const time = z.string("Choose a day and a time.").optional();
const Typed = z.object({
  times: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string()).max(50)),
  other1: time,
  other2: time,
  other3: time,
  minutes: z.coerce.number("Say for how many minutes, such as 60."),
  place: z.string("Type one place.").optional(),
  video: z.string().optional(),
});
const Pick = z.object({ time: z.string("Pick one of the times.") });

/** Proposing times, picking one, and taking a proposal back. */
export function proposalRoutes(log: Log): Route[] {
  return [
    route("get", `${PATH}/new`, "member", (c, viewer) => showNew(log, c, viewer)),
    route("post", PATH, "member", async (c, viewer) => {
      const form = await readForm(c, Typed);
      if (!form.ok) return showNew(log, c, viewer, form);
      const { times, minutes, place, video, ...others } = form.data;
      const typed = OTHER_TIMES.filter((name) => others[name]);
      const answer = await proposeTimes(log, {
        ...about(viewer),
        times: [...times, ...typed.map((name) => others[name] as string)],
        minutes,
        place: await placeOf(log, viewer, { place, video }),
      });
      if ("proposal" in answer) return goOn(c, `${loopPath(viewer)}#meetings`, "Your times are on their way.");
      const { refused, which = -1 } = answer;
      const other = typed[which - times.length];
      const field = refused === "bad_duration" ? "minutes" : refused === "loop_closed" ? "form" : (other ?? "times");
      const values = { times: times.join("\n"), minutes: String(minutes), place: place ?? "", video: video ?? "" };
      return showNew(log, c, viewer, {
        errors: { [field]: PROPOSE_WORDS[refused] },
        values: { ...values, ...Object.fromEntries(typed.map((name) => [name, others[name] as string])) },
      });
    }),
    route("post", `${PATH}/:proposal/pick`, "member", async (c, viewer) => {
      const form = await readForm(c, Pick);
      if (!form.ok) return refuse(log, c, viewer, form.errors.time ?? "Pick one of the times.");
      const proposal = c.req.param("proposal") ?? "";
      const answer = await pickTime(log, { ...about(viewer), proposal, time: form.data.time });
      if ("refused" in answer) return refuse(log, c, viewer, PICK_WORDS[answer.refused]);
      const note = await clashNote(log, viewer, { start: form.data.time, minutes: answer.minutes });
      return goOn(c, `${loopPath(viewer)}#meetings`, `Your meeting is arranged.${note}`);
    }),
    route("post", `${PATH}/:proposal/withdrawal`, "member", async (c, viewer) => {
      const answer = await withdrawProposal(log, { ...about(viewer), proposal: c.req.param("proposal") ?? "" });
      if ("refused" in answer) return refuse(log, c, viewer, PICK_WORDS[answer.refused]);
      return goOn(c, `${loopPath(viewer)}#meetings`, "Taken back. You can propose other times.");
    }),
  ];
}

const refuse = (log: Log, c: Context, viewer: MemberViewer, words: string) =>
  showMeetings(log, c, viewer, { errors: { form: words }, values: {} }, "nothing");

/** The page to propose on: with what was typed, when something in it has to be changed (422). */
async function showNew(log: Log, c: Context, viewer: MemberViewer, problems?: FormProblems) {
  if (viewer.loop.status === "closed" && !problems) {
    return goOn(c, loopPath(viewer), "This loop is closed, so nothing new can be arranged.");
  }
  if (problems) c.status(422);
  const now = log.now();
  const form = problems ?? emptyForm({ minutes: "60" });
  const members = await readPlanners(log.store.db, viewer, now);
  const suggested = suggestTimes(
    members.map((member) => member.planner),
    {
      now,
      minutes: Math.min(Math.max(Number(form.values.minutes) || 60, 15), 240),
      zone: zoneOf(viewer),
      count: SUGGESTED,
    },
  );
  const before = (form.values.times ?? "").split("\n").filter((at) => !Number.isNaN(Date.parse(at)));
  const chosen = new Set(problems ? before : suggested.slice(0, TICKED).map((at) => at.toISOString()));
  const times = [...new Set([...before.map((at) => Date.parse(at)), ...suggested.map(Number)])].sort((a, b) => a - b);
  return c.render(
    <ProposePage
      viewer={viewer}
      members={members}
      times={times.map((at) => new Date(at))}
      chosen={chosen}
      form={form}
      videoRooms={(await readVideoBase(log.store.db, viewer)) !== null}
      now={now}
    />,
    { title: "Propose times" },
  );
}
