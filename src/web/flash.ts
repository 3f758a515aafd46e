import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

const NAME = "cairn_flash";

/** Goes on to another page after a form was taken, with a kind sentence that is shown there once. */
export function goOn(c: Context, to: string, words?: string): Response {
  if (words) setCookie(c, NAME, encodeURIComponent(words), { path: "/", httpOnly: true, sameSite: "Lax", maxAge: 60 });
  return c.redirect(to, 303);
}

/** The sentence left for this page, taken away as it is read. */
export function takeFlash(c: Context): string | undefined {
  const words = getCookie(c, NAME);
  if (!words) return undefined;
  deleteCookie(c, NAME, { path: "/" });
  return decodeURIComponent(words).slice(0, 300);
}
