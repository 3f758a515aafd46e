import type { Context } from "hono";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { CoordinatorViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { dayOf, momentOf } from "../../time/zoned-time.ts";
import { Button } from "../../ui/button.tsx";
import { backField } from "../../web/back.ts";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import type { PersonSection } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { InterventionForm, InterventionList } from "./intervention-list.tsx";
import { type InterventionKind, KINDS } from "./interventions.tables.ts";
import { forgetIntervention, logIntervention } from "./log-intervention.ts";
import { interventionsOf } from "./read-interventions.ts";

const PATH = "/programs/:program/participants/:participant/interventions";
const noted = (today: string, zone: string) =>
  z.object({
    id: z.uuid().catch(() => uuidv7()),
    kind: z.enum(Object.keys(KINDS) as [InterventionKind], "Choose one of these."),
    happenedOn: z
      .string("Choose a day.")
      .regex(/^\d{4}-\d{2}-\d{2}$/, "Choose a day.")
      .refine((day) => day <= today, "Choose today, or a day before.")
      .refine((day) => momentOf(`${day}T12:00`, zone) !== null, "That is no day. Choose one."),
    note: z.string().trim().max(500, "At most 500 characters.").default(""),
    back: backField,
  });
const Back = z.object({ back: backField });

/** A coordinator logs what they did about somebody outside of the product. */
export function interventionRoutes(log: Log): Route[] {
  const list = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/participants`;
  const idOf = (c: Context) => (c.req.param("participant") ?? "") as ParticipantId;
  const today = (viewer: CoordinatorViewer) => dayOf(log.now(), viewer.program.timezone);
  const pageOf = (c: Context) => `/${encodeURIComponent(idOf(c))}`;
  return [
    route("post", PATH, "coordinator", async (c, viewer) => {
      const form = await readForm(c, noted(today(viewer), viewer.program.timezone));
      if (!form.ok) {
        c.status(422);
        const values = { ...form.values, back: backField.parse(form.values.back) };
        return c.render(
          <div class="mx-auto max-w-xl">
            <h1 class="page-title">Log what you did</h1>
            <InterventionForm
              action={actionOf(viewer, idOf(c))}
              back=""
              id={uuidv7()}
              today={today(viewer)}
              form={{ errors: form.errors, values }}
            />
            <p class="mt-4">
              <Button kind="ghost" href={`${list(viewer)}${pageOf(c)}`}>
                Leave it
              </Button>
            </p>
          </div>,
          { title: "Log what you did" },
        );
      }
      const { back, ...intervention } = form.data;
      if (!(await logIntervention(log, viewer, idOf(c), intervention))) return c.notFound();
      return goOn(c, `${list(viewer)}${back || pageOf(c)}`, "Logged. The other coordinators see it, too.");
    }),
    route("post", `${PATH}/:intervention/removal`, "coordinator", async (c, viewer) => {
      const form = await readForm(c, Back);
      const gone = await forgetIntervention(log, viewer, c.req.param("intervention") ?? "");
      const back = (form.ok && form.data.back) || pageOf(c);
      return goOn(c, `${list(viewer)}${back}`, gone ? "Forgotten." : undefined);
    }),
  ];
}

/** In a person's summary: what coordinators did, and the form for one more. */
export function interventionSection(log: Log): PersonSection {
  return {
    title: "What coordinators did",
    render: async (viewer, id, back) => {
      const all = await interventionsOf(log.store.db, viewer.program.programId, id);
      const now = log.now();
      const action = actionOf(viewer, id);
      return (
        <>
          {all.length > 0 ? <InterventionList {...{ viewer, all, action, back, now }} /> : null}
          <details id="log-intervention">
            <summary class="cursor-pointer py-2">Log a call, a mail or a talk</summary>
            <div class="mt-2">
              <InterventionForm {...{ action, back }} id={uuidv7()} today={dayOf(now, viewer.program.timezone)} />
            </div>
          </details>
        </>
      );
    },
  };
}

const actionOf = (viewer: CoordinatorViewer, id: ParticipantId) =>
  `/programs/${viewer.program.programId}/participants/${encodeURIComponent(id)}/interventions`;
