import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { whyNoMail } from "./smtp-sender.ts";

const server = new SMTPServer({
  authOptional: true,
  allowInsecureAuth: true,
  disabledCommands: ["STARTTLS"],
  onAuth: ({ password }, _, answer) =>
    password === "right" ? answer(null, { user: "cairn" }) : answer(new Error("Not this one")),
});
let at: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  at = `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

test("a mail server that takes mails is no problem", async () => {
  expect(await whyNoMail(`smtp://${at}`)).toBeNull();
  expect(await whyNoMail(`smtp://cairn:right@${at}`)).toBeNull();
});

test.each([
  ["smtp://127.0.0.1:1", /ECONNREFUSED.*See that the mail server runs/],
  ["smtp://mail.invalid:25", /mend the host in SMTP_URL/],
])("%s takes none, with what to do and what becomes of the mails", async (url, words) => {
  const why = await whyNoMail(url);
  expect(why).toMatch(words);
  expect(why).toContain("mails wait at /outbox");
});

test("a wrong password is named as one, and not repeated", async () => {
  const why = await whyNoMail(`smtp://cairn:quite-wrong@${at}`);
  expect(why).toContain("Mend the user or the password");
  expect(why).not.toContain("quite-wrong");
});
