import type { Context } from "hono";
import { z } from "zod";
import type { ParticipantViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import type { HomePanel } from "../../../web/home-panel.ts";
import { type Route, route } from "../../../web/route.ts";
import { GroupsPage, NOTE_MAX } from "./groups-page.tsx";
import { type JoinRefusal, joinGroup } from "./members.ts";
import { countToJoin, readGroups } from "./read-groups.ts";
import { askToJoin, roleIn } from "./requests.ts";

const Membership = z.object({ role: z.string().default("") });
const Request = z.object({ note: z.string().trim().max(NOTE_MAX, "At most 500 characters.").default("") });
export const JOIN_WORDS: Record<JoinRefusal, string> = {
  not_a_group: "There is no such group any more.",
  loop_closed: "This group is closed.",
  not_here: "They are no longer in the program.",
  not_open_to_all: "This group can't be joined like that. Look again.",
};

/** What participants do with groups: find them, join, ask. */
export function participantGroupRoutes(log: Log): Route[] {
  const show = async (c: Context, viewer: ParticipantViewer, form: FormProblems, at: string | null) => {
    const groups = await readGroups(log.store.db, viewer);
    return c.render(<GroupsPage viewer={viewer} groups={groups} form={form} at={at} />, { title: "Groups" });
  };
  const base = (viewer: ParticipantViewer) => `/programs/${viewer.program.programId}`;
  const group = (c: Context, viewer: ParticipantViewer) => ({
    programId: viewer.program.programId,
    loopId: (c.req.param("group") ?? "") as LoopId,
    participant: viewer.participant.participantId,
    by: viewer.participant.participantId,
  });
  return [
    route("get", "/programs/:program/groups", "participant", (c, viewer) => show(c, viewer, emptyForm(), null)),
    route("post", "/programs/:program/groups/:group/membership", "participant", async (c, viewer) => {
      const form = await readForm(c, Membership);
      const role = roleIn(viewer.participant.role, form.ok ? form.data.role : "");
      const joined = await joinGroup(log, { ...group(c, viewer), role });
      if (typeof joined === "object") return goOn(c, `${base(viewer)}/groups`, JOIN_WORDS[joined.refused]);
      const words = joined ? "Welcome. Say hello to the others." : "You are in this group already.";
      return goOn(c, `${base(viewer)}/loops/${c.req.param("group")}`, words);
    }),
    route("post", "/programs/:program/groups/:group/request", "participant", async (c, viewer) => {
      const form = await readForm(c, Request);
      if (!form.ok) {
        c.status(422);
        return show(c, viewer, form, c.req.param("group") ?? null);
      }
      const asked = await askToJoin(log, { ...group(c, viewer), note: form.data.note || null });
      const words =
        typeof asked === "object"
          ? JOIN_WORDS[asked.refused]
          : asked
            ? "Asked. You get a mail with the answer."
            : "You have asked before, or are in it already.";
      return goOn(c, `${base(viewer)}/groups`, words);
    }),
  ];
}

/** On the home page: that there are groups to join. */
export function groupsHomePanel(log: Log): HomePanel {
  return {
    id: "groups",
    title: "Groups",
    place: "side",
    render: async (viewer) => {
      const { program, participant } = viewer;
      const count = await countToJoin(log.store.db, program.programId, participant.participantId);
      if (count === 0) return null;
      return (
        <p>
          <a class="inline-flex min-h-11 items-center" href={`/programs/${program.programId}/groups`}>
            {count === 1 ? "One group you can join" : `${count} groups you can join`}
          </a>
        </p>
      );
    },
  };
}
