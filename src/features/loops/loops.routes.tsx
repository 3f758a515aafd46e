import type { Context } from "hono";
import { z } from "zod";
import type { Signer } from "../../access/signed-link.ts";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import { ActivityRefused } from "../../activity/log.ts";
import { queueMail } from "../../mail/queue-mail.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { backField } from "../../web/back.ts";
import { goOn } from "../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../web/form.ts";
import { listed } from "../../web/loop-title.ts";
import { type Route, route } from "../../web/route.ts";
import { coordinatorLifeRoutes } from "./coordinator-life.routes.tsx";
import { draftRoutes } from "./drafts/drafts.routes.tsx";
import { keepDraft } from "./drafts/drafts.ts";
import { memberGroupRoutes } from "./groups/member-groups.routes.tsx";
import { participantGroupRoutes } from "./groups/participant-groups.routes.tsx";
import type { RateAtEnd } from "./life/end-loop.ts";
import { memberLifeRoutes } from "./life/member-life.routes.tsx";
import { loopListRoutes } from "./list/loop-list.routes.tsx";
import { matchMails } from "./match-mail.ts";
import { MatchPage } from "./match-page.tsx";
import { matchPeople } from "./match-people.ts";
import { matchable } from "./matchable.ts";
import { membersOf } from "./members-of.ts";
import { capacityField, setCapacity } from "./set-capacity.ts";
import type { MetElsewhere } from "./silence/answer-silence.ts";
import { silenceRoutes } from "./silence/silence.routes.tsx";

const Match = z.object({
  mentor: z.string("Choose a mentor.").min(1, "Choose a mentor."),
  mentee: z.string("Choose a mentee.").min(1, "Choose a mentee."),
  notify: z.string().optional(),
  anyway: z.string().optional(),
  /** By the button that keeps them as a draft. */
  draft: z.string().optional(),
});
const Capacity = z.object({ capacity: capacityField, back: backField });

export type LoopParts = { baseUrl: string; signer: Signer; metElsewhere: MetElsewhere; rateAtEnd: RateAtEnd };

/** The coordinator's view of the loops: who is with whom, and how far; never what they say. */
export function loopRoutes(log: Log, { baseUrl, signer, metElsewhere, rateAtEnd }: LoopParts): Route[] {
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/loops`;
  const match = async (c: Context, viewer: CoordinatorViewer, form: FormProblems) => {
    const people = await matchable(log.store.db, viewer.program.programId);
    const mails = !viewer.withoutMessages;
    return c.render(<MatchPage action={`${base(viewer)}/new`} people={people} form={form} mails={mails} />, {
      title: "Match two people",
      wide: true,
    });
  };
  return [
    ...loopListRoutes(log),
    ...draftRoutes(log, baseUrl),
    route("get", "/programs/:program/loops/new", "coordinator", (c, viewer) =>
      match(c, viewer, emptyForm({ with: c.req.query("with") ?? "", notify: "1" })),
    ),
    route("post", "/programs/:program/loops/new", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Match);
      const again = (problems: FormProblems) => {
        c.status(422);
        return match(c, viewer, problems);
      };
      if (!form.ok) return again(form);
      const { mentor, mentee, notify, anyway, draft } = form.data;
      if (mentor === mentee) {
        return again({
          errors: { mentee: "Nobody can be their own mentor. Choose two people." },
          values: form.data as Record<string, string>,
        });
      }
      const members = [
        { participant: mentor as ParticipantId, role: "mentor" as const },
        { participant: mentee as ParticipantId, role: "mentee" as const },
      ];
      try {
        if (draft) {
          await keepDraft(log, viewer, { mentor: mentor as ParticipantId, mentee: mentee as ParticipantId });
          return goOn(c, `${base(viewer)}?status=draft`, "Kept as a draft. Nobody is told until you match them.");
        }
        const matched = await log.store.transaction(async (tx) => {
          const loopId = await matchPeople(log, tx, {
            programId: viewer.program.programId,
            members,
            by: viewer.account.userId,
            anyway: anyway === "1",
          });
          if (typeof loopId === "object") return loopId;
          const mails = notify && !viewer.withoutMessages ? await matchMails(tx, viewer, loopId, baseUrl) : [];
          for (const mail of mails) await queueMail(tx, { ...mail, at: log.now() });
          return { names: (await membersOf(tx, viewer.program.programId, loopId)).map(({ name }) => name), mails };
        });
        if ("full" in matched) {
          const { name, capacity, mentees } = matched.full;
          return again({
            errors: { mentor: `${name} takes ${capacity} at once and has ${mentees}.` },
            values: { ...(form.data as Record<string, string>), full: "1" },
          });
        }
        return goOn(c, base(viewer), matchedWords(matched.names, matched.mails.length));
      } catch (error) {
        if (!(error instanceof ActivityRefused) && (error as { code?: string }).code !== "23503") throw error;
        return again({ errors: { form: "One of them is no longer in the program. Choose again." }, values: {} });
      }
    }),
    route("post", "/programs/:program/participants/:participant/capacity", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Capacity);
      const id = (c.req.param("participant") ?? "") as ParticipantId;
      // From the card beside the list, back to it.
      const back = backField.parse(form.ok ? form.data.back : form.values.back) || `/${encodeURIComponent(id)}`;
      const to = `/programs/${viewer.program.programId}/participants${back}`;
      if (!form.ok) return goOn(c, to, form.errors.capacity);
      const done = await setCapacity(log.store.db, viewer.program.programId, id, form.data.capacity);
      return goOn(c, to, done ? "Saved." : "Only mentors take mentees.");
    }),
    ...silenceRoutes(log, { signer, metElsewhere }),
    ...coordinatorLifeRoutes(log),
    ...memberLifeRoutes(log, rateAtEnd),
    ...participantGroupRoutes(log),
    ...memberGroupRoutes(log),
  ];
}

/** Who is matched with whom, and who hears of it. */
function matchedWords(names: readonly string[], mails: number): string {
  const told = mails === 0 ? "Nobody was told." : mails === 1 ? "One of them gets a mail." : "Both get a mail.";
  return `${listed(names)} are matched. ${told}`;
}
