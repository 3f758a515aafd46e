import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import type { PersonPanel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { grantStep } from "./grant-step.ts";
import { readSummary } from "./read-summary.ts";
import { SummaryCard } from "./summary-card.tsx";

const Grant = z.object({
  loop: z.string().max(200).default(""),
  step: z.string().min(1, "Choose a step.").max(80),
  reason: z.string().trim().min(1, "Say why: it is kept with the step.").max(300, "At most 300 characters."),
});

/** The summary beside a list. */
export function summaryPanel(log: Log): PersonPanel {
  return async (viewer, id, close) => {
    const now = log.now();
    const person = await readSummary(log.store.db, viewer, id, now);
    return person ? (
      <Panel title={person.name} close={close}>
        <SummaryCard program={viewer.program} person={person} now={now} level={3} />
        <p class="mt-4">
          <a href={`/programs/${viewer.program.programId}/participants/${person.participant_id}`}>Open as a page</a>
        </p>
      </Panel>
    ) : null;
  };
}

/** What a coordinator may know of one person, and what they can do about it. */
export function summaryRoutes(log: Log): Route[] {
  const path = "/programs/:program/participants/:participant";
  const pageOf = (viewer: CoordinatorViewer, id: string) =>
    `/programs/${viewer.program.programId}/participants/${encodeURIComponent(id)}`;
  return [
    route("get", path, "coordinator", async (c, viewer) => {
      const now = log.now();
      const id = (c.req.param("participant") ?? "") as ParticipantId;
      const person = await readSummary(log.store.db, viewer, id, now);
      if (!person) return c.notFound();
      return c.render(
        <div class="mx-auto max-w-2xl">
          <p class="mb-2">
            <a href={`/programs/${viewer.program.programId}/participants`}>All participants</a>
          </p>
          <h1 class="page-title">{person.name}</h1>
          <SummaryCard program={viewer.program} person={person} now={now} level={2} />
        </div>,
        { title: person.name, wide: true },
      );
    }),
    route("post", `${path}/grants`, "coordinator", async (c, viewer) => {
      const id = (c.req.param("participant") ?? "") as ParticipantId;
      const form = await readForm(c, Grant);
      if (!form.ok) {
        c.status(422);
        return c.render(
          <div class="mx-auto max-w-2xl">
            <h1 class="page-title">That could not be counted</h1>
            <ul class="mb-4">
              {Object.values(form.errors).map((words) => (
                <li>{words}</li>
              ))}
            </ul>
            <Button href={pageOf(viewer, id)}>Back</Button>
          </div>,
          { title: "That could not be counted" },
        );
      }
      const { loop, step, reason } = form.data;
      const granted = await grantStep(log, {
        programId: viewer.program.programId,
        participantId: id,
        loopId: loop === "" ? null : (loop as LoopId),
        step,
        reason,
        by: viewer.account.userId,
      });
      return goOn(c, pageOf(viewer, id), granted ? "Counted, with your reason." : "That step was done already.");
    }),
  ];
}
