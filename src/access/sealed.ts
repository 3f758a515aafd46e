import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps a secret in the database that a copy of the database alone does not give away. */
export type Sealer = {
  seal(purpose: string, secret: string): string;
  /** What was sealed; null when it was for another purpose, was changed, or the server's secret is another now. */
  open(purpose: string, sealed: string): string | null;
};

const NONCE = 12;
const TAG = 16;

/** Seals with AES-256-GCM under a key made of the server's secret. */
export function openSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "cairn sealed secrets", 32));
  return {
    seal(purpose, plain) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
      const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url");
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < NONCE + TAG) return null;
      try {
        const opened = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE))
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(-TAG));
        return Buffer.concat([opened.update(bytes.subarray(NONCE, -TAG)), opened.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
