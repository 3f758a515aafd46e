import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { refreshCoordinators } from "../../progress/refresh-members.ts";
import "../../access/access.tables.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { backField } from "../../web/back.ts";
import { chosen } from "../../web/chosen.ts";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { rejoinParticipant, removeParticipant } from "./remove-participant.ts";
import { tagParticipants, untagParticipants } from "./tag-participants.ts";

const Tagging = z.object({
  to: chosen,
  tag: z.string().trim().min(1, "Type a tag first.").max(80, "A tag has at most 80 characters."),
  take: z.enum(["off"]).optional(),
  back: backField,
});
const Removal = z.object({ to: chosen, back: backField });
/** So many can be taken back with one button; their ids fit into an address. */
const UNDO_MAX = 60;

/** What is done to several people at once, from the list. */
export function chosenRoutes(log: Log): Route[] {
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/participants`;
  const change = (viewer: CoordinatorViewer, participantId: ParticipantId) => ({
    programId: viewer.program.programId,
    participantId,
    by: viewer.account.userId,
  });
  const named = (viewer: CoordinatorViewer, to: readonly ParticipantId[], gone: boolean) =>
    log.store.db
      .selectFrom("participant")
      .where("program_id", "=", viewer.program.programId)
      .where("participant_id", "in", [...to])
      .where("status", gone ? "=" : "<>", "removed")
      .orderBy("name_key")
      .select(["participant_id", "name"])
      .execute();
  return [
    route("post", "/programs/:program/participants/tags", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Tagging);
      if (!form.ok) return goOn(c, `${base(viewer)}${backOf(form.values)}`, Object.values(form.errors)[0]);
      const { to, tag, take, back } = form.data;
      const tagging = { programId: viewer.program.programId, people: to, tag };
      const n = await log.store.transaction(async (tx) => {
        const changed = await (take ? untagParticipants : tagParticipants)(tx, tagging);
        if (changed > 0) await refreshCoordinators(log.store, tx, viewer.program.programId);
        return changed;
      });
      return goOn(c, `${base(viewer)}${back}`, take ? takenOff(tag, n) : putOn(tag, n));
    }),
    route("get", "/programs/:program/participants/removal", "coordinator", async (c, viewer) => {
      const asked = Removal.safeParse({ to: c.req.queries("to"), back: c.req.query("back") });
      const gone = c.req.query("gone") === "1";
      const people = asked.success ? await named(viewer, asked.data.to, gone) : [];
      const page = { list: base(viewer), people, back: asked.data?.back ?? "" };
      return c.render(
        people.length === 0 ? (
          <Empty title="Nobody is chosen" text="Choose people in the list first.">
            <Button href={base(viewer)}>To the list</Button>
          </Empty>
        ) : gone ? (
          <Removed {...page} />
        ) : (
          <AskRemoval {...page} />
        ),
        { title: "Remove people" },
      );
    }),
    route("post", "/programs/:program/participants/removal", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Removal);
      if (!form.ok) return goOn(c, base(viewer), Object.values(form.errors)[0]);
      const { to, back } = form.data;
      const removed: ParticipantId[] = [];
      for (const id of to) if (await removeParticipant(log, change(viewer, id))) removed.push(id);
      if (removed.length === 0) return goOn(c, `${base(viewer)}${back}`);
      if (removed.length > UNDO_MAX) {
        return goOn(c, `${base(viewer)}?status=removed`, `${removed.length} people are out of the program.`);
      }
      const those = new URLSearchParams([["gone", "1"], ["back", back], ...removed.map((id) => ["to", id])]);
      return goOn(c, `${base(viewer)}/removal?${those}`);
    }),
    route("post", "/programs/:program/participants/rejoining", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Removal);
      if (!form.ok) return goOn(c, base(viewer), Object.values(form.errors)[0]);
      let back = 0;
      for (const id of form.data.to) if (await rejoinParticipant(log, change(viewer, id))) back++;
      const words = back === 1 ? "1 person is back, where they stood." : `${back} people are back, where they stood.`;
      return goOn(c, `${base(viewer)}${form.data.back}`, words);
    }),
  ];
}

const counted = (n: number) => (n === 1 ? "1 person" : `${n} people`);
const putOn = (tag: string, n: number) =>
  n === 0 ? `The tag “${tag}” was there already.` : `${counted(n)} tagged “${tag}”.`;
const takenOff = (tag: string, n: number) =>
  n === 0 ? `The tag “${tag}” was on nobody there.` : `The tag “${tag}” is off ${counted(n)}.`;
const backOf = (values: Record<string, string>) => backField.parse(values.back);

type Asked = { list: string; people: { participant_id: string; name: string }[]; back: string };

const Those = ({ people, back }: Pick<Asked, "people" | "back">) => (
  <>
    {people.map((person) => (
      <input type="hidden" name="to" value={person.participant_id} />
    ))}
    <input type="hidden" name="back" value={back} />
  </>
);

const AskRemoval = ({ list, people, back }: Asked) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">{people.length === 1 ? "Remove this person?" : `Remove these ${people.length} people?`}</h1>
    <p class="mb-3">
      They leave the program and its numbers, and can't open it any more. What they did stays in the log, and you can
      take them back in, to where they stood.
    </p>
    <ul class="mb-5 ml-5 list-disc">
      {people.map((person) => (
        <li>{person.name}</li>
      ))}
    </ul>
    <form method="post" action={`${list}/removal`} class="flex flex-wrap gap-3">
      <Those people={people} back={back} />
      <Button kind="danger">Remove</Button>
      <Button kind="quiet" href={`${list}${back}`}>
        Keep them
      </Button>
    </form>
  </div>
);

/** Who was just removed, with the way to undo it. */
const Removed = ({ list, people, back }: Asked) => (
  <div class="mx-auto max-w-md">
    <h1 class="page-title">
      {people.length === 1 ? "1 person is out of the program" : `${people.length} people are out of the program`}
    </h1>
    <ul class="mb-5 ml-5 list-disc">
      {people.map((person) => (
        <li>
          <a href={`${list}/${encodeURIComponent(person.participant_id)}`}>{person.name}</a>
        </li>
      ))}
    </ul>
    <form method="post" action={`${list}/rejoining`} class="flex flex-wrap gap-3">
      <Those people={people} back={back} />
      <Button kind="quiet">{people.length === 1 ? "Take them back in" : "Take all back in"}</Button>
      <Button kind="ghost" href={`${list}${back}`}>
        To the list
      </Button>
    </form>
  </div>
);
