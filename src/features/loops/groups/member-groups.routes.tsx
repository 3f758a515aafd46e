import { z } from "zod";
import type { MemberViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import type { ParticipantId } from "../../../milestones/ids.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { goOn } from "../../../web/flash.ts";
import { readForm } from "../../../web/form.ts";
import { loopPath } from "../../../web/loop-path.ts";
import type { Panel } from "../../../web/panel.ts";
import { type Route, route } from "../../../web/route.ts";
import { kindOf, partnersWords } from "../life/may-change.ts";
import { membersOf } from "../members-of.ts";
import { LEAVE_WORDS } from "./leave-words.ts";
import { removeMember } from "./members.ts";
import { JOIN_WORDS } from "./participant-groups.routes.tsx";
import { RequestList } from "./request-list.tsx";
import { decideRequest, openRequests, roleIn } from "./requests.ts";

export const Decided = z.object({ decision: z.enum(["in", "no"], "Choose.") });

/** What members of a group do: leave it; its mentors let others in. */
export function memberGroupRoutes(log: Log): Route[] {
  const { db } = log.store;
  const of = ({ program, loop }: MemberViewer) => ({ programId: program.programId, loopId: loop.loopId });
  return [
    route("get", "/programs/:program/loops/:loop/leaving", "member", async (c, viewer) => {
      const to = loopPath(viewer);
      if ((await kindOf(db, viewer)).kind === "pair") return c.redirect(`${to}/closing`, 303);
      return c.render(
        <div class="mx-auto max-w-xl">
          <h1 class="page-title">Leave {await partnersWords(db, viewer)}?</h1>
          <p class="mb-5">
            The others can still read what you wrote there; you can read it no more. You can come back if the group
            takes you in again.
          </p>
          <form method="post" action={`${to}/leaving`} class="flex flex-wrap gap-3">
            <Button kind="danger">Leave the group</Button>
            <Button href={to} kind="ghost">
              Stay
            </Button>
          </form>
        </div>,
        { title: "Leave the group" },
      );
    }),
    route("post", "/programs/:program/loops/:loop/leaving", "member", async (c, viewer) => {
      const me = viewer.participant.participantId;
      const left = await removeMember(log, { ...of(viewer), participant: me, by: me });
      if (typeof left === "object") return goOn(c, loopPath(viewer), LEAVE_WORDS[left.refused]);
      return goOn(c, `/programs/${viewer.program.programId}/groups`, "You have left the group.");
    }),
    route("post", "/programs/:program/loops/:loop/requests/:participant", "member", async (c, viewer) => {
      const to = `${loopPath(viewer)}#members`;
      const form = await readForm(c, Decided);
      if (!form.ok || viewer.loop.role !== "mentor") {
        return goOn(c, to, form.ok ? "The mentors of the group decide that." : "Say whether they come in.");
      }
      const participant = (c.req.param("participant") ?? "") as ParticipantId;
      const asker = (await openRequests(db, of(viewer))).find((one) => one.participant_id === participant);
      const by = viewer.participant.participantId;
      const approve = form.data.decision === "in";
      const decided = await decideRequest(log, {
        ...of(viewer),
        participant,
        by,
        approve,
        role: roleIn(asker?.role ?? "mentee"),
      });
      return goOn(c, to, decidedWords(decided, approve));
    }),
  ];
}

export function decidedWords(decided: Awaited<ReturnType<typeof decideRequest>>, approve: boolean): string {
  if (typeof decided === "object") return JOIN_WORDS[decided.refused];
  if (!decided) return "Somebody has answered already.";
  return approve ? "They are in. They get a mail." : "Declined. They are told kindly.";
}

/** In a group: who is in it, and for its mentors, who would like to be. Nothing in a pair. */
export function membersPanel(log: Log): Panel {
  return {
    id: "members",
    title: "Members",
    place: "side",
    render: async (viewer) => {
      const { db } = log.store;
      const { kind } = await kindOf(db, viewer);
      if (kind === "pair") return null;
      const of = { programId: viewer.program.programId, loopId: viewer.loop.loopId };
      const decides = viewer.loop.role === "mentor" && viewer.loop.status !== "closed";
      const [members, requests] = await Promise.all([
        membersOf(db, of.programId, of.loopId),
        decides ? openRequests(db, of) : [],
      ]);
      return (
        <>
          <RequestList requests={requests} base={`${loopPath(viewer)}/requests`} zone={viewer.participant.timezone} />
          <ul class="grid gap-2">
            {members.map((member) => (
              <li class="flex items-center gap-3">
                <Avatar name={member.name} size="sm" />
                <span class="min-w-0 break-words">
                  {member.name}
                  {member.id === viewer.participant.participantId ? " (you)" : ""}
                  {member.role === "mentor" ? <span class="quiet text-sm"> · mentor</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </>
      );
    },
  };
}
