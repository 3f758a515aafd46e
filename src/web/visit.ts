import type { Context } from "hono";
import type { Visit } from "./home-panel.ts";

/** What a page is asked for: browsers say so (Sec-Fetch-Dest); one that does not is showing it. */
export function visitOf(c: Context): Visit {
  const ahead = c.req.header("sec-purpose") ?? c.req.header("x-sec-purpose") ?? "";
  return { shown: c.req.header("sec-fetch-dest") !== "empty" && !ahead.includes("prefetch") };
}
