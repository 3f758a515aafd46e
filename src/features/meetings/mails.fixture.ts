import ICAL from "ical.js";
import type { ProgramId } from "../../access/program-id.ts";
import { openSigner } from "../../access/signed-link.ts";
import type { CalendarPart } from "../../mail/mail.tables.ts";
import { sendNotices } from "../../notices/send-notices.ts";
import type { Store } from "../../store/store.ts";
import "../../mail/mail.tables.ts";
import { meetingNotices } from "./meeting-notices.ts";

/** For tests: what is read of an invitation by another library than the one that wrote it. */
export function readInvitation({ method, content }: CalendarPart) {
  const calendar = new ICAL.Component(ICAL.parse(content));
  const events = calendar.getAllSubcomponents("vevent");
  if (events.length !== 1) throw new Error(`an invitation holds one event, this one ${events.length}`);
  const vevent = events[0] as ICAL.Component;
  const event = new ICAL.Event(vevent);
  return {
    method,
    methodInside: String(calendar.getFirstPropertyValue("method")),
    uid: event.uid,
    sequence: event.sequence,
    startsAt: event.startDate.toJSDate().toISOString(),
    zone: event.startDate.zone.tzid,
    endsAt: event.endDate.toJSDate().toISOString(),
    summary: event.summary,
    status: String(vevent.getFirstPropertyValue("status")),
    organizer: event.organizer,
    attendees: event.attendees.map((one) => String(one.getFirstValue()).toLowerCase()),
    url: String(vevent.getFirstPropertyValue("url")),
    stamped: vevent.getFirstPropertyValue("dtstamp") !== null,
  };
}

/** For tests: everybody came in, their mails are written, and can be read. */
export function mailsOf(store: Store, programId: ProgramId, now: () => Date) {
  const signer = openSigner("a secret of tests");
  const kinds = meetingNotices({ from: "Cairn <cairn@example.org>" });
  return {
    signer,
    comeIn: () =>
      store.db.updateTable("participant").set({ status: "active" }).where("program_id", "=", programId).execute(),
    send: () => sendNotices(store, { kinds, baseUrl: "https://cairn.example.org", signer, now }),
    async mails(to?: string) {
      let query = store.db.selectFrom("mail").where("program_id", "=", programId).orderBy("mail_id").selectAll();
      if (to) query = query.where("recipient", "=", to);
      return query.execute();
    },
    async invitations(to: string) {
      const mails = await this.mails(to);
      return mails.flatMap((mail) => (mail.calendar ? [readInvitation(mail.calendar)] : []));
    },
  };
}
