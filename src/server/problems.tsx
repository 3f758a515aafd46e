import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ActivityRefused } from "../activity/log.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";

/** The one place where what went wrong becomes a status and words. */
export function answerProblem(error: unknown, c: Context): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status === 413) {
    return say(c, 413, "That is too large", "Go back: what you typed is still there. Then send less at once.");
  }
  if (error instanceof HTTPException && error.status < 500) {
    return say(c, error.status, "That did not go through", error.message || "The request could not be read.");
  }
  if (isUnreadable(error)) {
    return say(
      c,
      400,
      "That could not be read",
      "It holds characters that cannot be kept, or it broke off on its way.",
    );
  }
  if (error instanceof ActivityRefused) return say(c, 409, "That is not possible now", refusedWords(error));
  if (isUniqueViolation(error)) return say(c, 409, "Somebody was faster", "The same thing was just done. Look again.");
  if (isDatabaseGone(error)) {
    c.header("retry-after", "5");
    return say(
      c,
      503,
      "One moment",
      "The data can't be reached right now. Nothing was changed; please try again soon.",
    );
  }
  return say(
    c,
    500,
    "Something broke on our side",
    "Nothing was half-saved. Please try again; the host can see it in the log.",
  );
}

/** What is not there, and what this viewer may not see, look the same. */
export function notFound(c: Context): Response | Promise<Response> {
  const detail = c.req.path.startsWith("/api/")
    ? "There is no such endpoint, or it does not take this method. /api/docs has them all."
    : "The page may have moved, or it belongs to somebody else.";
  return say(c, 404, "There is nothing here", detail);
}

/** What programs read instead of the title. */
const CODES: Partial<Record<number, string>> = {
  400: "unreadable",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  500: "broken",
  503: "unavailable",
};

function say(c: Context, status: ContentfulStatusCode, title: string, detail: string): Response | Promise<Response> {
  c.status(status);
  if (c.req.path.startsWith("/api/")) {
    return c.json({ type: "about:blank", title, status, code: CODES[status] ?? "refused", detail }, status, {
      "content-type": "application/problem+json",
    });
  }
  return c.render(
    <Empty title={title} text={detail}>
      <Button href="/">Go to your home page</Button>
    </Empty>,
    { title },
  );
}

/** Words must not go out in the name of somebody else. */
export function shownToAnother(c: Context) {
  const title = "Somebody else is signed in now";
  c.status(409);
  return c.render(
    <Empty
      title={title}
      text="In this browser, another person has signed in since that page was opened. Nothing was sent or changed."
    >
      <Button href="/">Go to the home page</Button>
    </Empty>,
    { title },
  );
}

/** To an admin without messages, who sees everything else here: writing to people is for the other coordinators. */
export function withoutMessages(c: Context) {
  c.status(403);
  return c.render(
    <Empty
      title="This is for those who write"
      text="You look after this program without messages. Ask one of the other coordinators to write, or to change that in the settings."
    >
      <Button href={`/programs/${c.get("viewer")?.program.programId}/dashboard`}>To the dashboard</Button>
    </Empty>,
    { title: "This is for those who write" },
  );
}

const WORDS: Record<string, string> = {
  loop_closed: "This loop is closed. It can be read, and reopened by a coordinator.",
  loop_paused: "This loop is paused already.",
  loop_not_paused: "This loop is not paused.",
  loop_not_closed: "This loop is open already.",
  bad_members: "A loop needs at least one mentor and one mentee, and everybody once.",
  already_member: "They are in this loop already.",
  not_a_member: "Only the members of this loop can do that.",
  participant_removed: "Somebody here is no longer in the program.",
  meeting_cancelled: "This meeting was cancelled.",
  meeting_already_held: "This meeting has been held already.",
  bad_rating: "A rating is a whole number from 1 to 5.",
};

function refusedWords(error: ActivityRefused): string {
  return WORDS[error.refusal.code] ?? error.refusal.words;
}

function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === "23505";
}

/** Zero bytes and half characters, which PostgreSQL does not keep; a form that is not one. */
function isUnreadable(error: unknown): boolean {
  const { code = "", message = "" } = (error ?? {}) as { code?: string; message?: string };
  return (
    code === "22021" ||
    code === "22P05" ||
    (error instanceof TypeError && /FormData|form data|multipart/i.test(message))
  );
}

/** It cannot be reached, it is starting or ending, it has broken off, or its disk is full. */
function isDatabaseGone(error: unknown): boolean {
  const {
    code = "",
    syscall = "",
    message = "",
  } = (error ?? {}) as { code?: string; syscall?: string; message?: string };
  return GONE.has(code) || syscall === "connect" || /^Connection terminated|is not queryable$/.test(message);
}
const GONE = new Set("ECONNREFUSED ECONNRESET EPIPE 57P01 57P02 57P03 53300 53100 store_busy".split(" "));
