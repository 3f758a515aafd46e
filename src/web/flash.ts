import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

const WORDS = "cairn_flash";
const PART = "cairn_part";
const ONCE = { path: "/", httpOnly: true, sameSite: "Lax", maxAge: 60 } as const;

/**
 * Goes on to another page after a form was taken, with a kind sentence that is shown there once. A part of that page
 * ("…#goals") is told to it as well: a script that follows an answer is not told.
 */
export function goOn(c: Context, to: string, words?: string): Response {
  if (words) setCookie(c, WORDS, encodeURIComponent(words), ONCE);
  if (to.includes("#")) setCookie(c, PART, encodeURIComponent(to), ONCE);
  return c.redirect(to, 303);
}

/** The sentence left for this page, taken away as it is read. */
export const takeFlash = (c: Context): string | undefined => take(c, WORDS)?.slice(0, 300);

/** The part of this page that the form before led to. */
export function takePart(c: Context): string | undefined {
  const [address = "", part] = take(c, PART)?.split("#") ?? [];
  return address.split("?")[0] === c.req.path ? part : undefined;
}

function take(c: Context, name: string): string | undefined {
  const left = getCookie(c, name);
  if (!left) return undefined;
  deleteCookie(c, name, { path: "/" });
  return decodeURIComponent(left);
}
