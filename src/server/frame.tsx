import type { MiddlewareHandler } from "hono";
import type { Child } from "hono/jsx";
import type { ProgramViewer } from "../access/viewer.ts";
import { Page } from "../ui/layout.tsx";
import { takeFlash } from "../web/flash.ts";

export type Frame = { assets: { css: string; js: string } };

declare module "hono" {
  interface ContextRenderer {
    // biome-ignore lint/style/useShorthandFunctionType: hono wants an interface to merge
    (content: Child | Promise<string>, head: { title: string; wide?: boolean }): Response | Promise<Response>;
  }
}

/** Puts every page into the same frame: head, navigation for whoever looks, and the stream that keeps it fresh. */
export function framed(frame: Frame): MiddlewareHandler {
  return async (c, next) => {
    const drawnAt = Date.now();
    c.setRenderer((content, head) => {
      const viewer = c.get("viewer");
      const account = c.get("account");
      const flash = takeFlash(c);
      const path = c.req.path;
      c.header("cache-control", "private, no-store");
      return c.html(
        <Page
          title={head.title}
          assets={frame.assets}
          program={viewer?.program.name}
          home={viewer ? `/programs/${viewer.program.programId}` : "/"}
          viewer={account ? { name: account.name || account.email, email: account.email } : undefined}
          nav={viewer ? navigation(viewer, path) : undefined}
          flash={flash}
          wide={head.wide}
          stream={viewer ? `/programs/${viewer.program.programId}/stream?since=${drawnAt}` : undefined}
        >
          {content}
        </Page>,
      );
    });
    await next();
  };
}

function navigation(viewer: ProgramViewer, path: string) {
  const base = `/programs/${viewer.program.programId}`;
  const entries = [
    ...(viewer.participant ? [["Home", `${base}/home`, "home"]] : []),
    ...(viewer.isCoordinator
      ? [
          ["Dashboard", `${base}/dashboard`, "dashboard"],
          ["Participants", `${base}/participants`, "people"],
          ["Loops", `${base}/loops`, "loops"],
          ["Outreach", `${base}/outreach`, "mail"],
          ["Settings", `${base}/settings`, "settings"],
        ]
      : [
          ["Guide", `${base}/guide`, "guide"],
          ["Profile", `${base}/profile`, "profile"],
        ]),
  ] as [string, string, string][];
  return entries.map(([label, href, icon]) => ({
    label,
    href,
    icon,
    current: path === href || path.startsWith(`${href}/`),
  }));
}
