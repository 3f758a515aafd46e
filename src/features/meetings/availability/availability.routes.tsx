import type { Context } from "hono";
import { z } from "zod";
import type { ParticipantViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { goOn } from "../../../web/flash.ts";
import { readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { zoneOf } from "../member-zone.ts";
import { AvailabilityPage } from "./availability-page.tsx";
import { readAvailability } from "./read-availability.ts";
import { saveAvailability } from "./save-availability.ts";
import type { WeeklyRange } from "./week.ts";

const PATH = "/programs/:program/availability";

/** An hour of the week as the grid sends it: "1-18" is Monday from 18:00 to 19:00. */
const Hour = z
  .string()
  .regex(/^[1-7]-(\d|1\d|2[0-3])$/, "These are no hours of a week. Choose them once more.")
  .transform((typed): WeeklyRange => {
    const [weekday, hour] = typed.split("-").map(Number) as [number, number];
    return { weekday, from: hour * 60, to: (hour + 1) * 60 };
  });
const Typed = z.object({
  hour: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(Hour).max(168, "That is too much.")),
});

/** Somebody's own week: when they can usually meet. Only they see it. */
export function availabilityRoutes(log: Log): Route[] {
  return [
    route("get", PATH, "participant", async (c, viewer) =>
      show(c, viewer, await readAvailability(log.store.db, viewer.program.programId, viewer.participant.participantId)),
    ),
    route("post", PATH, "participant", async (c, viewer) => {
      const form = await readForm(c, Typed);
      if (!form.ok) {
        c.status(422);
        const sent = (form.values.hour ?? "").split("\n").map((hour) => Hour.safeParse(hour));
        return show(
          c,
          viewer,
          sent.flatMap((hour) => (hour.success ? [hour.data] : [])),
          form.errors.hour,
        );
      }
      await saveAvailability(log, viewer, form.data.hour);
      return goOn(c, `/programs/${viewer.program.programId}/availability`, "Saved. We suggest times in these hours.");
    }),
  ];
}

function show(c: Context, viewer: ParticipantViewer, week: readonly WeeklyRange[], error?: string) {
  const base = `/programs/${viewer.program.programId}`;
  return c.render(
    <AvailabilityPage
      action={`${base}/availability`}
      profile={`${base}/profile`}
      zone={zoneOf(viewer)}
      week={week}
      error={error}
    />,
    { title: "When you can meet" },
  );
}
