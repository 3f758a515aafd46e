import { createHash, randomBytes } from "node:crypto";

/** A token that cannot be guessed. It travels in a mail; only its hash is kept. */
export const newToken = () => randomBytes(32).toString("base64url");
export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
