import type { Db, Tx } from "../store/store.ts";
import "./mail.tables.ts";

export type MailWords = { subject: string; body: string };

/** A mail whose words a program can make its own; each feature that sends one says which it is. */
export type MailText = MailWords & {
  id: string;
  title: string;
  /** Who gets it, when. */
  when: string;
  /** What can be filled in, each with an example. */
  fields: Readonly<Record<string, string>>;
  /** Without these in its text the mail would be of no use. */
  needs: readonly string[];
  /** What stands around the text, if anything: it is added to each mail. */
  around?: MailAround;
};
export type MailAround = { before: string; after: string };

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The words of a mail in a program: its own, or Cairn's. */
export async function wordsOf(db: Db | Tx, programId: string, mail: MailText): Promise<MailWords & { own: boolean }> {
  const own = await db
    .selectFrom("mail_text")
    .where("program_id", "=", programId)
    .where("mail", "=", mail.id)
    .select(["subject", "body"])
    .executeTakeFirst();
  return own ? { ...own, own: true } : { subject: mail.subject, body: mail.body, own: false };
}

/** Fills words in, once: what a value holds is never looked into. A field that does not exist stays as it is. */
export function fillIn({ subject, body }: MailWords, values: Readonly<Record<string, string>>): MailWords {
  const fill = (text: string) =>
    text.replace(FIELD, (whole, field: string) => (Object.hasOwn(values, field) ? (values[field] as string) : whole));
  return { subject: fill(subject).replace(/\s+/g, " ").trim(), body: fill(body) };
}

/** The fields of a text that this mail does not have, each once. */
export function unknownIn(text: string, { fields }: Pick<MailText, "fields">): string[] {
  const used = [...text.matchAll(FIELD)].map((match) => match[1] as string);
  return [...new Set(used)].filter((field) => !Object.hasOwn(fields, field));
}

/** The fields that this mail needs, and a text does not have. */
export function missingIn(text: string, { needs }: Pick<MailText, "needs">): string[] {
  const used = new Set([...text.matchAll(FIELD)].map((match) => match[1]));
  return needs.filter((field) => !used.has(field));
}
