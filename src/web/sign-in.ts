import type { Context } from "hono";

/** What accepting an invitation needs of sign-in: an account for a proven address, and a session for it. */
export type SignIn = {
  ensureAccount(email: string, name: string): Promise<string>;
  hasPassword(userId: string): Promise<boolean>;
  setPassword(userId: string, password: string): Promise<void>;
  /** Signs this address in; the answer carries the cookies of `to`. */
  signIn(c: Context, email: string, to: Response): Promise<Response>;
};
