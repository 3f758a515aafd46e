import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { hashOf } from "../access/secret-token.ts";
import type { Account, ProgramViewer } from "../access/viewer.ts";
import { viewByToken, viewLoop, viewOrganisation, viewProgram } from "../access/viewer.ts";
import type { Store } from "../store/store.ts";
import type { Allow, Route } from "../web/route.ts";
import { problem } from "./api/problem.ts";
import { noteUse } from "./api/token.ts";
import type { Auth } from "./auth.ts";
import { type Frame, framed } from "./frame.tsx";
import { answerProblem, notFound, shownToAnother, withoutMessages } from "./problems.tsx";

export type AppParts = {
  store: Store;
  auth: Auth;
  routes: Route[];
  frame: Frame;
  problem: (error: unknown, c: Context) => void;
};

/** The HTTP app: every route is let through the same gate, and what is refused looks as if it were not there. */
export function buildApp(parts: AppParts): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "same-origin",
      strictTransportSecurity: false,
      // A file that is handed out brings a stricter policy of its own.
      overwrite: false,
    }),
  );
  const limit = bodyLimit({ maxSize: 12 * 1024 * 1024 });
  const importLimit = bodyLimit({ maxSize: 128 * 1024 * 1024 });
  // Larger than anything that is kept: a form with a file that is too large is read, the file let go, the words kept.
  const uploadLimit = bodyLimit({ maxSize: 256 * 1024 * 1024 });
  const limitOf = (path: string) =>
    path.endsWith("/activities/import") ? importLimit : UPLOADS.test(path) ? uploadLimit : limit;
  app.use("*", (c, next) => limitOf(c.req.path)(c, next));
  app.use("*", async (c, next) => (isAskedByPrograms(c.req.path) ? next() : csrf()(c, next)));
  app.use("*", framed(parts.frame));
  for (const route of parts.routes) {
    app.on(route.method.toUpperCase(), route.path, async (c) => {
      const answer = await admit(parts, c, route.allow);
      if (answer instanceof Response) return answer;
      return route.handle(c, answer as never);
    });
  }
  app.notFound((c) => notFound(c));
  app.onError((error, c) => {
    parts.problem(error, c);
    return answerProblem(error, c);
  });
  return app;
}

/** What programs ask for without being a page of ours: their token is their proof, and they send neither cookie nor Origin. */
const isAskedByPrograms = (path: string) =>
  path.startsWith("/api/v1/") || /^\/(unsubscribe|digests)\/[^/]+$/.test(path);
const UPLOADS = /^\/programs\/[^/]+\/loops\/[^/]+\/(messages|files)$/;

async function admit(parts: AppParts, c: Context, allow: Allow): Promise<unknown> {
  if (allow === "token") return admitToken(parts.store, c);
  const account = await parts.auth.account(c.req.raw.headers);
  if (account) c.set("account", account);
  if (allow === "anyone") return null;
  if (!account) return toSignIn(c);
  if (isOfAnother(c, account)) return shownToAnother(c);
  if (allow === "account") return account;
  if (allow === "host") return account.isHost ? account : notFound(c);
  if (allow === "admin")
    return (await viewOrganisation(parts.store.db, account, c.req.param("org") ?? "")) ?? notFound(c);
  const viewer = await viewProgram(parts.store.db, account, c.req.param("program") ?? "");
  if (!viewer) return notFound(c);
  c.set("viewer", viewer);
  const admitted = await inProgram(parts.store, c, viewer, allow);
  return admitted ?? notFound(c);
}

async function inProgram(store: Store, c: Context, viewer: ProgramViewer, allow: Allow): Promise<unknown> {
  if (allow === "program") return viewer;
  if (allow === "coordinator") return viewer.isCoordinator ? viewer : null;
  if (allow === "messenger") return viewer.withoutMessages ? withoutMessages(c) : viewer.isCoordinator ? viewer : null;
  if (allow === "participant") return viewer.participant ? viewer : null;
  return viewLoop(store.db, viewer, c.req.param("loop") ?? "");
}

async function admitToken(store: Store, c: Context): Promise<unknown> {
  const token = /^Bearer (\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  const viewer = token && (await viewByToken(store.db, hashOf(token), c.req.param("program") ?? null));
  if (viewer) {
    await noteUse(store.db, viewer, new Date());
    return viewer;
  }
  c.header("www-authenticate", "Bearer");
  return problem(c, 401, "unauthorized", "Send a token of this program: Authorization: Bearer cairn_….");
}

/** The page this was sent from was shown to somebody else, who was signed in in this browser before. */
function isOfAnother(c: Context, account: Account): boolean {
  const shownTo = c.req.header("x-shown-to");
  return shownTo !== undefined && shownTo !== account.userId;
}

function toSignIn(c: Context): Response {
  if (c.req.header("accept")?.includes("text/event-stream")) return c.body(null, 401);
  const next = c.req.method === "GET" ? new URL(c.req.url).pathname : "/";
  return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303);
}

declare module "hono" {
  interface ContextVariableMap {
    account?: Account;
    viewer?: ProgramViewer;
  }
}
