import { createTransport } from "nodemailer";
import type { Send } from "./deliver-mail.ts";
import { mailHtml } from "./mail-html.ts";

/** Sends through SMTP. The Message-ID comes from the mail's own id: a second try is the same mail to whoever gets it. */
export function smtpSender(smtpUrl: string, from: string, domain: string): Send {
  const transport = createTransport(smtpUrl);
  return async ({ id, to, subject, body, unsubscribe, replyTo, calendar }) => {
    await transport.sendMail({
      from,
      to,
      subject,
      text: body,
      html: mailHtml(body),
      ...(replyTo ? { replyTo } : {}),
      messageId: `<${id}@${domain}>`,
      ...(unsubscribe ? { headers: oneClick(unsubscribe) } : {}),
      ...(calendar ? { icalEvent: { ...calendar, filename: "meeting.ics" } } : {}),
    });
  };
}

/** RFC 8058: the mail program itself posts to the address, without opening a page. */
const oneClick = (url: string) => ({
  "List-Unsubscribe": { prepared: true, value: `<${url}>` },
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
