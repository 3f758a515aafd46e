import type { Context } from "hono";
import type { ProgramId } from "../../access/program-id.ts";
import type { Signer } from "../../access/signed-link.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { NoticeKind } from "../../notices/notice-kind.ts";
import { type Route, route } from "../../web/route.ts";
import { readPaces, switchNotices, type Who } from "./choose-notices.ts";
import { UnsubscribeGone, UnsubscribePage } from "./unsubscribe-page.tsx";

type Link = { who: Who; kinds: NoticeKind[]; programName: string };

/**
 * Leaving a kind of mails by the link in one of them, without signing in. A GET shows the choice and changes nothing;
 * a POST does it at once and answers 200 without a redirect, as a mail program does it for its reader (RFC 8058): with
 * neither a cookie nor an Origin, which is why `server/app.ts` lets exactly this path past its guard.
 */
export function unsubscribeRoutes(log: Log, signer: Signer, kinds: readonly NoticeKind[]): Route[] {
  const { db } = log.store;
  const show = (c: Context, { who, kinds, programName }: Link, off: boolean) =>
    c.render(
      <UnsubscribePage
        kinds={kinds}
        programName={programName}
        off={off}
        link={`/unsubscribe/${c.req.param("token")}`}
        page={`/programs/${who.programId}/notices`}
      />,
      { title: off ? "Switched off" : "Stop these mails" },
    );
  const gone = (c: Context) => {
    c.status(404);
    return c.render(<UnsubscribeGone />, { title: "This link does not work" });
  };

  async function readLink(c: Context): Promise<Link | null> {
    const fields = signer.read("unsubscribe", c.req.param("token") ?? "", log.now());
    if (!fields) return null;
    const who = { programId: fields.program as ProgramId, participantId: fields.participant as ParticipantId };
    const named = kinds.filter(({ kind }) => fields.kinds?.split(",").includes(kind));
    const program = await db
      .selectFrom("participant as p")
      .innerJoin("program", "program.program_id", "p.program_id")
      .where("p.program_id", "=", who.programId)
      .where("p.participant_id", "=", who.participantId)
      .select("program.name")
      .executeTakeFirst();
    return program && named.length > 0 ? { who, kinds: named, programName: program.name } : null;
  }

  const isOff = async ({ who, kinds }: Link) => {
    const off = new Set((await readPaces(db, who)).filter(({ pace }) => pace === "off").map(({ kind }) => kind));
    return kinds.every(({ kind }) => off.has(kind));
  };

  return [
    route("get", "/unsubscribe/:token", "anyone", async (c) => {
      const link = await readLink(c);
      return link ? show(c, link, await isOff(link)) : gone(c);
    }),
    route("post", "/unsubscribe/:token", "anyone", async (c) => {
      const link = await readLink(c);
      if (!link || !(await switchNotices(log, link.who, link.kinds, false))) return gone(c);
      return show(c, link, true);
    }),
    route("post", "/unsubscribe/:token/taking-back", "anyone", async (c) => {
      const link = await readLink(c);
      if (!link || !(await switchNotices(log, link.who, link.kinds, true))) return gone(c);
      return show(c, link, false);
    }),
  ];
}
