import { createHash, randomBytes } from "node:crypto";

/** A token that cannot be guessed. It travels once, in a mail or on a page; only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** What is kept of a token: it cannot be read back. Tokens are long and random, so a fast hash is enough. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");
