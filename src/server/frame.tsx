import type { MiddlewareHandler } from "hono";
import type { Child } from "hono/jsx";
import type { ProgramViewer } from "../access/viewer.ts";
import { Page } from "../ui/layout.tsx";
import { takeFlash, takePart } from "../web/flash.ts";

/** `mails`: false where no mail server is connected, so that what is written waits. */
export type Frame = { assets: { css: string; js: string }; mails?: boolean };

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
      const part = takePart(c);
      const path = c.req.path;
      c.header("cache-control", "private, no-store");
      return c.html(
        <Page
          title={head.title}
          assets={frame.assets}
          program={viewer?.program.name}
          home={viewer ? `/programs/${viewer.program.programId}` : "/"}
          viewer={
            account ? { id: account.userId, name: account.name || account.email, email: account.email } : undefined
          }
          keysOff={account?.keysOff}
          nav={viewer ? navigation(viewer, path) : undefined}
          find={viewer ? findPaths(viewer) : undefined}
          flash={flash}
          part={part}
          notice={frame.mails === false && viewer?.isCoordinator ? <NoMails host={account?.isHost ?? false} /> : null}
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

/** Nobody is to believe that people were written to when they were not. */
const NoMails = ({ host }: { host: boolean }) => (
  <p class="quiet mb-4 text-sm print:hidden">
    No mail leaves this Cairn yet: what you send waits until{" "}
    {host ? "you connect a mail server (SMTP_URL)." : "its host connects a mail server."}{" "}
    {host ? <a href="/outbox">See what waits</a> : null}
  </p>
);

const findPaths = ({ program }: ProgramViewer) => ({
  find: `/programs/${program.programId}/find`,
  keys: `/programs/${program.programId}/keys`,
});

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
          ["Certificates", `${base}/certificates`, "certificate"],
          ["Reports", `${base}/reports`, "reports"],
          ["Settings", `${base}/settings`, "settings"],
        ]
      : []),
    ...(viewer.participant
      ? [
          ...(viewer.hasGroups ? [["Groups", `${base}/groups`, "people"]] : []),
          ["Guide", `${base}/guide`, "guide"],
          ["Profile", `${base}/profile`, "profile"],
          ["Mails", `${base}/notices`, "mail"],
        ]
      : []),
  ] as [string, string, string][];
  return entries.map(([label, href, icon]) => ({
    label,
    href,
    icon,
    current: path === href || path.startsWith(`${href}/`),
  }));
}
