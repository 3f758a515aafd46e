import type { Context } from "hono";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { type Route, route } from "../../web/route.ts";
import { addParticipants, isEmailTaken } from "./add-participant.ts";
import { NewParticipantPage } from "./new-participant-page.tsx";
import { rejoinParticipant, removeParticipant } from "./remove-participant.ts";

const NewPerson = z.object({
  name: z.string().trim().min(1, "A name, please.").max(120, "At most 120 characters."),
  email: z.union([
    z.literal(""),
    z.email("An address such as lena@example.org, or nothing.").max(254, "At most 254 characters."),
  ]),
  role: z.enum(["mentor", "mentee", "either"], "Choose one of the three."),
  tags: z.string().max(500, "At most 500 characters.").default(""),
});

/** Taking people into the program, and out of it. */
export function participantRoutes(log: Log): Route[] {
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/participants`;
  const show = (c: Context, viewer: CoordinatorViewer, form: FormProblems) =>
    c.render(<NewParticipantPage action={`${base(viewer)}/new`} form={form} />, { title: "Add a person" });
  const change = (c: Context, viewer: CoordinatorViewer) => ({
    programId: viewer.program.programId,
    participantId: (c.req.param("participant") ?? "") as ParticipantId,
    by: viewer.account.userId,
  });
  return [
    route("get", "/programs/:program/participants/new", "coordinator", (c, viewer) => show(c, viewer, emptyForm())),
    route("post", "/programs/:program/participants/new", "coordinator", async (c, viewer) => {
      const form = await readForm(c, NewPerson);
      const again = (problems: FormProblems) => {
        c.status(422);
        return show(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const { name, email, role, tags } = form.data;
      const person = {
        name,
        email: email || null,
        role,
        tags: tags
          .split(/[,;]/)
          .map((tag) => tag.trim())
          .filter(Boolean),
      };
      const taken = await log.store.transaction(async (tx) => {
        if (email && (await isEmailTaken(tx, viewer.program.programId, email))) return true;
        await addParticipants(log, tx, viewer.program.programId, [person], viewer.account.userId);
        return false;
      });
      if (taken) {
        return again({
          errors: { email: "Somebody with this address is in the program already." },
          values: { name, email, role, tags },
        });
      }
      return goOn(c, base(viewer), `${name} is in. Invite them when you are ready.`);
    }),
    route("post", "/programs/:program/participants/:participant/removal", "coordinator", async (c, viewer) => {
      const removed = await removeParticipant(log, change(c, viewer));
      return goOn(
        c,
        `${base(viewer)}/${c.req.param("participant")}`,
        removed ? "They are out of the program. You can take them back in here." : undefined,
      );
    }),
    route("post", "/programs/:program/participants/:participant/rejoining", "coordinator", async (c, viewer) => {
      const back = await rejoinParticipant(log, change(c, viewer));
      return goOn(
        c,
        `${base(viewer)}/${c.req.param("participant")}`,
        back ? "They are back, where they stood." : undefined,
      );
    }),
  ];
}
