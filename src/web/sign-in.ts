import type { Context } from "hono";

/** What accepting an invitation needs of sign-in: an account for a proven address, and a session for it. */
export type SignIn = {
  /** The account of this address, made if there is none. A password is set only where there was none: a link in a mail changes none. */
  accountFor(email: string, wanted: { name: string; password: string }): Promise<string>;
  /** Signs this address in; the answer carries the cookies of `to`. */
  signIn(c: Context, email: string, to: Response): Promise<Response>;
};
