import type { ElsewhereRefusal } from "./log-meeting-elsewhere.ts";
import type { RescheduleRefusal } from "./reschedule-meeting.ts";

type Refused = RescheduleRefusal | ElsewhereRefusal | "not_held";
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
  not_held: ["form", "This meeting is still to come. You can call it off."],
  no_such_day: ["day", "Choose a day, such as 2026-03-09."],
  in_the_future: ["day", "That day is still to come. Arrange the meeting instead."],
  too_long_ago: ["day", "That is more than a year ago. Choose a day within the last year."],
};

export function refusalErrors(refused: Refused): Record<string, string> {
  const [field, words] = WORDS[refused];
  return { [field]: words };
}
