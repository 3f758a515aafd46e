import type { Context } from "hono";
import { z } from "zod";
import type { ProgramId } from "../../access/program-id.ts";
import type { Signer } from "../../access/signed-link.ts";
import type { Log } from "../../activity/log.ts";
import { digestOf } from "../../outreach/digest/digest-of.ts";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { chooseDigest } from "./choose-digest.ts";
import { DigestLinkGone, DigestLinkPage } from "./digest-pages.tsx";

const Choice = z.object({ on: z.enum(["1", "0"]) });

/**
 * The Monday mail switched off and on: on the dashboard, and by the link in it without signing in. A GET of the link changes
 * nothing; a POST does it at once and answers 200 without a redirect, as a mail program does it for its reader (RFC 8058).
 */
export function digestRoutes(log: Log, signer: Signer): Route[] {
  const { db } = log.store;
  const readLink = (c: Context) => {
    const fields = signer.read("digest", c.req.param("token") ?? "", log.now());
    return fields ? { programId: fields.program as ProgramId, userId: fields.user ?? "" } : null;
  };
  const byLink = async (c: Context, choose: boolean | null) => {
    const who = readLink(c);
    if (who && choose !== null) await chooseDigest(log, who, choose);
    const on = who ? await digestOf(db, who) : null;
    if (!who || on === null) {
      c.status(404);
      return c.render(<DigestLinkGone />, { title: "This link does not work" });
    }
    const { name } = await db
      .selectFrom("program")
      .where("program_id", "=", who.programId)
      .select("name")
      .executeTakeFirstOrThrow();
    const link = `/digests/${c.req.param("token")}`;
    return c.render(<DigestLinkPage {...{ program: name, on, link }} />, { title: on ? "Stop these mails" : "Off" });
  };
  return [
    route("post", "/programs/:program/digest", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Choice);
      const { programId } = viewer.program;
      const to = `/programs/${programId}/dashboard#needs-you`;
      if (!form.ok) return goOn(c, to);
      const on = form.data.on === "1";
      const done = await chooseDigest(log, { programId, userId: viewer.account.userId }, on);
      if (!done) return goOn(c, to, "Only coordinators of this program get it.");
      return goOn(c, to, on ? "You get it on Mondays." : "No more Monday mails.");
    }),
    route("get", "/digests/:token", "anyone", (c) => byLink(c, null)),
    route("post", "/digests/:token", "anyone", (c) => byLink(c, false)),
    route("post", "/digests/:token/taking-back", "anyone", (c) => byLink(c, true)),
  ];
}
