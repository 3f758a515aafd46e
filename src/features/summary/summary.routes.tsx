import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import { Button } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { backField } from "../../web/back.ts";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import type { PersonPanel, PersonSection } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { grantStep } from "./grant-step.ts";
import { readSummary } from "./read-summary.ts";
import { SummaryCard } from "./summary-card.tsx";
import { takeBackGrant } from "./take-back-grant.ts";

const Grant = z.object({
  loop: z.string().max(200).default(""),
  step: z.string().min(1, "Choose a step.").max(80),
  reason: z.string().trim().min(1, "Say why: it is kept with the step.").max(300, "At most 300 characters."),
  back: backField,
});
const Back = z.object({ back: backField });

/** The summary beside a list. `sections` are brought by other features, in the order given. */
export function summaryPanel(log: Log, sections: readonly PersonSection[] = []): PersonPanel {
  return async (viewer, id, { close, back }) => {
    const now = log.now();
    const person = await readSummary(log.store.db, viewer, id, now);
    return person ? (
      <Panel title={person.name} close={close}>
        <SummaryCard
          program={viewer.program}
          person={person}
          now={now}
          level={3}
          writes={!viewer.withoutMessages}
          back={back}
          more={await draw(sections, viewer, id, back)}
        />
        <p class="mt-4">
          <a href={`/programs/${viewer.program.programId}/participants/${person.participant_id}`}>Open as a page</a>
        </p>
      </Panel>
    ) : null;
  };
}

/** What a coordinator may know of one person, and what they can do about it. */
export function summaryRoutes(log: Log, sections: readonly PersonSection[] = []): Route[] {
  const path = "/programs/:program/participants/:participant";
  const list = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/participants`;
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
          <SummaryCard
            program={viewer.program}
            person={person}
            now={now}
            level={2}
            writes={!viewer.withoutMessages}
            back={backToPage(id)}
            more={await draw(sections, viewer, id, backToPage(id))}
          />
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
            <Button href={`${list(viewer)}${backField.parse(form.values.back) || backToPage(id)}`}>Back</Button>
          </div>,
          { title: "That could not be counted" },
        );
      }
      const { loop, step, reason, back } = form.data;
      const granted = await grantStep(log, {
        programId: viewer.program.programId,
        participantId: id,
        loopId: loop === "" ? null : (loop as LoopId),
        step,
        reason,
        by: viewer.account.userId,
      });
      return goOn(
        c,
        `${list(viewer)}${back || backToPage(id)}`,
        granted ? "Counted, with your reason." : "That step was done already.",
      );
    }),
    route("post", `${path}/grants/:grant/removal`, "coordinator", async (c, viewer) => {
      const id = (c.req.param("participant") ?? "") as ParticipantId;
      const form = await readForm(c, Back);
      const change = { programId: viewer.program.programId, participantId: id, by: viewer.account.userId };
      const done = await takeBackGrant(log, { ...change, grant: c.req.param("grant") ?? "" });
      const back = (form.ok && form.data.back) || backToPage(id);
      return goOn(c, `${list(viewer)}${back}`, done ? "Taken back. It counts no more." : "It did not count already.");
    }),
  ];
}

/** A person's own page, behind the address of the list. */
const backToPage = (id: ParticipantId) => `/${encodeURIComponent(id)}`;

async function draw(sections: readonly PersonSection[], viewer: CoordinatorViewer, id: ParticipantId, back: string) {
  const drawn = await Promise.all(
    sections.map(async ({ title, render }) => ({ title, content: await render(viewer, id, back) })),
  );
  return drawn.flatMap(({ title, content }) => (content === null ? [] : [{ title, content }]));
}
