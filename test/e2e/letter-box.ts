import { once } from "node:events";
import ICAL from "ical.js";
import { type AddressObject, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type LetterBox = Awaited<ReturnType<typeof openLetterBox>>;

/** A real SMTP server on this machine that keeps what arrives. */
export async function openLetterBox() {
  const mails: ParsedMail[] = [];
  const waiting: (() => void)[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        mails.push(mail);
        for (const look of waiting.splice(0)) look();
        done();
      }, done);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    /** The first mail to this address that answers `which`, as soon as it is there. */
    async mailTo(address: string, which: (mail: ParsedMail) => boolean = () => true): Promise<ParsedMail> {
      for (;;) {
        const found = mails.find(
          (mail) => (mail.to as AddressObject | undefined)?.text.includes(address) && which(mail),
        );
        if (found) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** The event in a mail, by ical.js; null when it holds none. */
export function eventIn(mail: ParsedMail) {
  const part = mail.attachments.find((one) => one.contentType.startsWith("text/calendar"));
  if (!part) return null;
  const calendar = new ICAL.Component(ICAL.parse(part.content.toString("utf8")));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") as ICAL.Component);
  return {
    method: String(calendar.getFirstPropertyValue("method")),
    uid: event.uid,
    sequence: event.sequence,
    startsAt: event.startDate.toJSDate().toISOString(),
    summary: event.summary,
  };
}
