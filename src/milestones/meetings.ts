import type { Activity } from "./activity.ts";
import type { Tables } from "./tables.ts";
import type { MeetingState } from "./world.ts";

const STATES: MeetingState["state"][] = ["arranged", "cancelled", "held"];
/** The words of a meeting's row: the text of its id, and its state. Its floats: when it begins and ends (NaN: not said). */
const TEXT = 1;
const STATE = 2;
const WIDE = 3;

/** What a loop has to remember of its meetings: which are to come, held or cancelled, and an unanswered proposal. */
export function followMeeting(tables: Tables, loop: number, activity: Activity): void {
  const id = activity.meeting as string;
  switch (activity.kind) {
    case "meeting.proposed":
      tables.setProposal(loop, activity.actor ?? null, activity.occurredAt);
      break;
    case "meeting.arranged":
    case "meeting.rescheduled":
      setMeeting(tables, loop, id, "arranged", activity.startsAt, activity.endsAt);
      tables.clearProposal(loop);
      break;
    case "meeting.cancelled":
      setMeeting(tables, loop, id, "cancelled");
      break;
    case "meeting.held":
      setMeeting(tables, loop, id, "held");
      tables.clearProposal(loop);
      break;
  }
}

/** Writes the state of a meeting, and when it is (ms). */
export function setMeeting(
  tables: Tables,
  loop: number,
  id: string,
  state: MeetingState["state"],
  startsAt = Number.NaN,
  endsAt = Number.NaN,
): void {
  const { meetings, texts } = tables;
  const text = texts.add(id);
  let row = findMeeting(tables, loop, text);
  if (row > 0) texts.drop(text);
  else {
    row = meetings.add(tables.meeting(loop));
    meetings.ints[row * WIDE + TEXT] = text;
    tables.setMeeting(loop, row);
  }
  meetings.ints[row * WIDE + STATE] = STATES.indexOf(state);
  meetings.floats[row * 2] = startsAt;
  meetings.floats[row * 2 + 1] = endsAt;
}

/** The state of a meeting; null when it was never arranged or held. */
export function meetingState(tables: Tables, loop: number, id: string): MeetingState["state"] | null {
  const { meetings, texts } = tables;
  const text = texts.add(id);
  const row = findMeeting(tables, loop, text);
  texts.drop(text);
  return row === 0 ? null : (STATES[meetings.ints[row * WIDE + STATE] as number] as MeetingState["state"]);
}

/** The row of a meeting, or 0. It looks at the latest first: mostly those are talked about. */
function findMeeting(tables: Tables, loop: number, text: number): number {
  const { meetings, texts } = tables;
  let row = tables.meeting(loop);
  while (row > 0 && !texts.same(meetings.ints[row * WIDE + TEXT] as number, text)) row = meetings.before(row);
  return row;
}

/** All meetings of a loop by id, in the order in which they were first told of. */
export function listMeetings(tables: Tables, loop: number): Record<string, MeetingState> {
  const { meetings, texts } = tables;
  const rows = meetings.list(tables.meeting(loop)).map((row): [string, MeetingState] => {
    const meeting: MeetingState = {
      state: STATES[meetings.ints[row * WIDE + STATE] as number] as MeetingState["state"],
    };
    const startsAt = meetings.floats[row * 2] as number;
    const endsAt = meetings.floats[row * 2 + 1] as number;
    if (!Number.isNaN(startsAt)) meeting.startsAt = startsAt;
    if (!Number.isNaN(endsAt)) meeting.endsAt = endsAt;
    return [texts.read(meetings.ints[row * WIDE + TEXT] as number), meeting];
  });
  return Object.fromEntries(rows);
}

/** The next meeting that is arranged and not over at this moment. */
export function nextMeeting(tables: Tables, loop: number, asOf: number): { startsAt: number } | null {
  let next: number | null = null;
  for (const meeting of Object.values(listMeetings(tables, loop))) {
    if (meeting.state !== "arranged" || meeting.startsAt === undefined) continue;
    if ((meeting.endsAt ?? meeting.startsAt) <= asOf) continue;
    if (next === null || meeting.startsAt < next) next = meeting.startsAt;
  }
  return next === null ? null : { startsAt: next };
}
