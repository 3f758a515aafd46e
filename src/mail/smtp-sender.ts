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

const HELP: Record<string, string> = {
  EDNS: "No machine is known by that name: mend the host in SMTP_URL.",
  EAUTH: "Mend the user or the password in SMTP_URL.",
  ETIMEDOUT: "Nothing answered: mend the host or the port in SMTP_URL, or let Cairn through the firewall.",
};

/** Asks the mail server whether it would take mails; null when it would, otherwise words for the host. Sends nothing. */
export async function whyNoMail(smtpUrl: string): Promise<string | null> {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 20_000, greetingTimeout: 20_000 });
  try {
    await transport.verify();
    return null;
  } catch (problem) {
    const { code = "", message } = problem as Error & { code?: string };
    const help = HELP[code] ?? "See that the mail server runs, and that SMTP_URL names it, its port and smtp or smtps.";
    return `SMTP_URL takes no mail yet: ${message}. ${help} Until then mails wait at /outbox and are tried again.`;
  } finally {
    transport.close();
  }
}

/** RFC 8058: the mail program itself posts to the address, without opening a page. */
const oneClick = (url: string) => ({
  "List-Unsubscribe": { prepared: true, value: `<${url}>` },
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
