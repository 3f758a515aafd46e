import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** What went wrong, as RFC 9457 says it: a stable `code` for programs, words for people. */
export function problem(c: Context, status: ContentfulStatusCode, code: string, detail: string, more: object = {}) {
  const body = { type: "about:blank", title: code.replaceAll("_", " "), status, code, detail, ...more };
  return c.json(body, status, { "content-type": "application/problem+json" });
}
