import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import { ActivityRefused, type Log } from "../../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../../milestones/ids.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { matchable } from "../matchable.ts";
import { changeGroup } from "./change-group.ts";
import { createGroup } from "./create-group.ts";
import { GroupFields } from "./group-form.tsx";
import { LEAVE_WORDS } from "./leave-words.ts";
import { Decided, decidedWords } from "./member-groups.routes.tsx";
import { addMember, removeMember } from "./members.ts";
import { NewGroupPage } from "./new-group-page.tsx";
import { JOIN_WORDS } from "./participant-groups.routes.tsx";
import { decideRequest, openRequests, roleIn } from "./requests.ts";

const First = z.object({
  mentor: z.string("Choose its first mentor.").min(1, "Choose its first mentor."),
  mentee: z.string("Choose its first mentee.").min(1, "Choose its first mentee."),
});
const NewGroup = GroupFields.extend(First.shape);
const Added = z.object({
  participant: z.string("Choose somebody.").min(1, "Choose somebody."),
  role: z.enum(["mentor", "mentee"], "Choose what they are here."),
});

/** What a coordinator does with groups: open one, say what it is for, add and remove members, answer requests. */
export function coordinatorGroupRoutes(log: Log, show: ShowOverview): Route[] {
  const { db } = log.store;
  const pageOf = (c: Context, viewer: CoordinatorViewer) =>
    `/programs/${viewer.program.programId}/loops/${c.req.param("loop")}/overview`;
  const of = (c: Context, viewer: CoordinatorViewer) => ({
    programId: viewer.program.programId,
    loopId: (c.req.param("loop") ?? "") as LoopId,
    by: viewer.account.userId,
  });
  const newPage = async (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    const people = await matchable(db, viewer.program.programId);
    return c.render(<NewGroupPage action={c.req.path} people={people} form={form} />, { title: "A new group" });
  };
  const whom = (c: Context) => (c.req.param("participant") ?? "") as ParticipantId;
  return [
    route("get", "/programs/:program/groups/new", "coordinator", (c, viewer) =>
      newPage(c, viewer, emptyForm({ kind: "public" })),
    ),
    route("post", "/programs/:program/groups/new", "coordinator", async (c, viewer) => {
      const form = await readForm(c, NewGroup);
      const again = (problems: FormProblems) => {
        c.status(422);
        return newPage(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const { mentor, mentee, name, description, kind } = form.data;
      if (mentor === mentee) return again({ errors: { mentee: "Choose two different people." }, values: form.data });
      try {
        const loop = await createGroup(log, {
          programId: viewer.program.programId,
          by: viewer.account.userId,
          group: { name, description: description || null, kind },
          members: [
            { participant: mentor as ParticipantId, role: "mentor" },
            { participant: mentee as ParticipantId, role: "mentee" },
          ],
        });
        return goOn(
          c,
          `/programs/${viewer.program.programId}/loops/${loop}/overview`,
          "The group is open. Add the others here.",
        );
      } catch (error) {
        if (!(error instanceof ActivityRefused) && (error as { code?: string }).code !== "23503") throw error;
        return again({ errors: { form: "One of them is no longer in the program. Choose again." }, values: form.data });
      }
    }),
    route("post", "/programs/:program/loops/:loop/description", "coordinator", async (c, viewer) => {
      const form = await readForm(c, GroupFields);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form, "description");
      }
      const { name, description, kind } = form.data;
      const done = await changeGroup(db, { ...of(c, viewer), name, description: description || null, kind });
      return goOn(c, pageOf(c, viewer), done ? "Saved." : "Only groups have a name.");
    }),
    route("post", "/programs/:program/loops/:loop/members", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Added);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form, "members");
      }
      const { participant, role } = form.data;
      const added = await addMember(log, { ...of(c, viewer), participant: participant as ParticipantId, role });
      const words =
        typeof added === "object" ? JOIN_WORDS[added.refused] : added ? "Added." : "They are in this group already.";
      return goOn(c, `${pageOf(c, viewer)}#members`, words);
    }),
    route("post", "/programs/:program/loops/:loop/members/:participant/removal", "coordinator", async (c, viewer) => {
      const removed = await removeMember(log, { ...of(c, viewer), participant: whom(c) });
      const words =
        typeof removed === "object"
          ? LEAVE_WORDS[removed.refused]
          : removed
            ? "Removed. You can add them again."
            : "They are not in it.";
      return goOn(c, `${pageOf(c, viewer)}#members`, words);
    }),
    route("post", "/programs/:program/loops/:loop/requests/:participant/decision", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Decided);
      if (!form.ok) return goOn(c, pageOf(c, viewer), "Say whether they come in.");
      const asker = (await openRequests(db, of(c, viewer))).find((one) => one.participant_id === whom(c));
      const approve = form.data.decision === "in";
      const decision = { ...of(c, viewer), participant: whom(c), approve, role: roleIn(asker?.role ?? "mentee") };
      return goOn(c, pageOf(c, viewer), decidedWords(await decideRequest(log, decision), approve));
    }),
  ];
}

/** Shows a loop to its coordinator again, with the form that could not be taken. */
export type ShowOverview = (
  c: Context,
  viewer: CoordinatorViewer,
  form: FormProblems,
  open: "description" | "members",
) => Promise<Response>;
