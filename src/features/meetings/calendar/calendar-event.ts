import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
} from "ical-generator";
import type { CalendarPart } from "../../../mail/mail.tables.ts";

/** A meeting as a calendar shows it: when and with whom, and where to read the rest. Never the place or the agenda. */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  startsAt: Date;
  endsAt: Date;
  createdAt: Date;
  /** "Mentoring with Amara" */
  summary: string;
  /** The page of the loop. */
  link: string;
  cancelled: boolean;
};
type Address = { name: string; email: string };

/** The invitation to a meeting, or its cancellation, as mail programs hand it to a calendar (iTIP, RFC 5546). */
export function invitationOf(
  event: CalendarEvent,
  people: { organizer: Address; attendee: Address },
  now: Date,
): CalendarPart {
  const method = event.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  const calendar = ical({ prodId: PRODUCT, method });
  calendar.createEvent({
    ...eventData(event, now),
    organizer: people.organizer,
    attendees: [
      {
        ...people.attendee,
        // Nobody reads answers to the program's address: what counts is said on the page.
        rsvp: false,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        type: ICalAttendeeType.INDIVIDUAL,
      },
    ],
  });
  return { method: event.cancelled ? "CANCEL" : "REQUEST", content: calendar.toString() };
}

/** A whole calendar to subscribe to. */
export function calendarOf(name: string, events: readonly CalendarEvent[], now: Date): string {
  const calendar = ical({ prodId: PRODUCT, method: ICalCalendarMethod.PUBLISH, name, ttl: 3_600 });
  for (const event of events) calendar.createEvent(eventData(event, now));
  return calendar.toString();
}

const PRODUCT = { company: "Cairn", product: "Meetings", language: "EN" };

const eventData = (event: CalendarEvent, now: Date): ICalEventData => ({
  id: event.uid,
  sequence: event.sequence,
  start: event.startsAt,
  end: event.endsAt,
  stamp: now,
  created: event.createdAt,
  lastModified: now,
  summary: event.summary,
  description: `Where you meet and what about is on your page:\n${event.link}`,
  url: event.link,
  status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
});
