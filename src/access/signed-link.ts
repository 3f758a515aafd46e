import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** What a link in a mail says, and what it is for. Kept in the link alone; the signature makes it believable. */
export type Signer = {
  /** A token for this purpose that holds the fields; readable by whoever has it, until that moment if one is given. */
  sign(purpose: string, fields: Record<string, string>, until?: Date): string;
  /** What the token holds; null when it is not ours, is for another purpose, or its time is over. */
  read(purpose: string, token: string, now: Date): Record<string, string> | null;
};

/**
 * Links that work without signing in: whoever holds one may do the one thing it is for. A GET of such a link must
 * change nothing, as scanners of mails follow links; it shows the choice, and a button posts it.
 */
export function openSigner(secret: string): Signer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "cairn signed links", 32));
  const seal = (purpose: string, body: string) =>
    createHmac("sha256", key).update(`${purpose}\n${body}`).digest().subarray(0, 16);
  return {
    sign(purpose, fields, until) {
      const body = Buffer.from(JSON.stringify([until?.getTime() ?? null, fields])).toString("base64url");
      return `${body}.${seal(purpose, body).toString("base64url")}`;
    },
    read(purpose, token, now) {
      const [body, given, ...more] = token.split(".");
      if (!body || !given || more.length > 0) return null;
      const sealed = Buffer.from(given, "base64url");
      const expected = seal(purpose, body);
      if (sealed.length !== expected.length || !timingSafeEqual(sealed, expected)) return null;
      const [until, fields] = JSON.parse(Buffer.from(body, "base64url").toString()) as [
        number | null,
        Record<string, string>,
      ];
      return until !== null && now.getTime() > until ? null : fields;
    },
  };
}
