import { momentWords } from "../../time/day-words.ts";
import type { AgainRefusal } from "./arrange-again.ts";
import type { AttendanceRefusal } from "./attendance/record-attendance.ts";
import type { CountRefusal } from "./count-again.ts";
import type { ElsewhereRefusal } from "./log-meeting-elsewhere.ts";
import type { RescheduleRefusal } from "./reschedule-meeting.ts";
import type { SeriesRefusal } from "./series/arrange-series.ts";
import type { AgendaRefusal } from "./write-agenda.ts";

type Refused =
  | RescheduleRefusal
  | ElsewhereRefusal
  | SeriesRefusal
  | AgainRefusal
  | AgendaRefusal
  | AttendanceRefusal
  | CountRefusal
  | "no_series";
/** Which field a refusal belongs to, and the words for people. */
const WORDS: Record<Refused, [field: string, words: string]> = {
  no_time: ["start", "Choose a day and a time."],
  bad_duration: ["minutes", "A meeting takes 15 to 240 minutes."],
  in_the_past: ["start", "That time has passed. Choose one that is still to come."],
  too_far_ahead: ["start", "That is more than two years away. Choose a nearer day."],
  meeting_overlaps: ["start", "You have another meeting then. Choose another time, or move that one."],
  no_such_meeting: ["form", "This meeting is not there any more."],
  meeting_cancelled: ["form", "This meeting was called off. You can arrange a new one."],
  meeting_already_held: ["form", "This meeting is over. You can arrange the next one."],
  loop_closed: ["form", "This loop is closed, so its meetings stay as they are."],
  too_late: ["form", "That was more than a day ago. You can count a meeting with “We met on another day”."],
  not_held: ["form", "This meeting is still to come. You can call it off."],
  bad_rhythm: ["every", "Choose every week, every two or every four weeks."],
  bad_times: ["times", "From 2 to 12 times."],
  no_series: ["form", "This meeting does not repeat. Choose only this one."],
  not_called_off: ["form", "This meeting was not called off."],
  agenda_too_long: ["agenda", "That is more than 4,000 characters. Leave something for the next time."],
  nobody_there: ["who", "Tick at least one. If nobody was there, say that you did not meet."],
  not_a_member: ["who", "Somebody of these is not in this loop any more. Look once more."],
  no_such_day: ["day", "Choose a day, such as 2026-03-09."],
  in_the_future: ["day", "That day is still to come. Arrange the meeting instead."],
  too_long_ago: ["day", "That is more than a year ago. Choose a day within the last year."],
};

export function refusalErrors(refused: Refused): Record<string, string> {
  const [field, words] = WORDS[refused];
  return { [field]: words };
}

/** The same, of one of several meetings: it says which one cannot be. */
export function seriesErrors({ refused, at }: { refused: Refused; at?: Date }, zone: string, now: Date) {
  if (refused !== "meeting_overlaps" || !at) return refusalErrors(refused);
  return {
    start: `${momentWords(at, zone, now)}: you have another meeting then. Choose another time, or fewer meetings.`,
  };
}
