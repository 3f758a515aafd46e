import type { Context } from "hono";
import { z } from "zod";
import { firstName, names } from "../../../access/names.ts";
import type { ProgramId } from "../../../access/program-id.ts";
import type { Signer } from "../../../access/signed-link.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { momentWords } from "../../../time/day-words.ts";
import { readForm } from "../../../web/form.ts";
import { firstFew } from "../../../web/loop-title.ts";
import { type Route, route } from "../../../web/route.ts";
import { countAgain } from "../count-again.ts";
import { membersOf } from "../loop-members.ts";
import "../meetings.tables.ts";
import { refusalErrors } from "../meeting-words.ts";
import { takeBackMeeting } from "../take-back-meeting.ts";
import { type HeldAnswer, NOT_HELD } from "./held-notices.ts";
import { NO, showHeld, YES } from "./held-page.tsx";

const PATH = "/meetings/held/:token";
const Typed = z.object({ answer: z.enum(["yes", "no"], "Choose one of the two.").default("no") });

/** The links in the mail after a meeting: opening one changes nothing, as scanners of mails open all of them. */
export function heldRoutes(log: Log, signer: Signer): Route[] {
  return [
    route("get", PATH, "anyone", async (c) => showHeld(c, await asked(log, signer, c))),
    route("post", PATH, "anyone", async (c) => {
      const question = await asked(log, signer, c);
      if (!question) return showHeld(c, null);
      const form = await readForm(c, Typed);
      const met = form.ok && form.data.answer === "yes";
      const answer = form.ok ? await (met ? countAgain : takeBackMeeting)(log, question) : null;
      if (answer && "meeting" in answer) return showHeld(c, { ...question, held: met }, met ? YES : NO);
      c.status(422);
      return showHeld(c, question, answer ? refusalErrors(answer.refused).form : "Choose one of the two.");
    }),
  ];
}

/** The meeting that the link is about, if whoever it was sent to is still in its loop. */
async function asked(log: Log, signer: Signer, c: Context) {
  const fields = signer.read(NOT_HELD, c.req.param("token") ?? "", log.now());
  if (!fields) return null;
  const [programId, loopId] = [fields.program as ProgramId, fields.loop as LoopId];
  const by = fields.participant as ParticipantId;
  const members = await membersOf(log.store.db, { programId, loopId });
  const me = members.find((member) => member.id === by);
  const meeting = await log.store.db
    .selectFrom("meeting")
    .where("program_id", "=", programId)
    .where("loop_id", "=", loopId)
    .where("meeting_id", "=", fields.meeting ?? "")
    .select(["meeting_id", "status", "starts_at"])
    .executeTakeFirst();
  if (!me || !meeting) return null;
  const others = members.filter((member) => member.id !== by).map((member) => firstName(member.name));
  return {
    programId,
    loopId,
    by,
    meeting: meeting.meeting_id,
    held: meeting.status === "held",
    others: names(firstFew(others)),
    tapped: (fields.answer as HeldAnswer | undefined) ?? null,
    when: momentWords(meeting.starts_at, me.zone, log.now()),
  };
}
