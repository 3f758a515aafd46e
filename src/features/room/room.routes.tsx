import { z } from "zod";
import { firstName, names } from "../../access/names.ts";
import type { Log } from "../../activity/log.ts";
import type { LoopId } from "../../milestones/ids.ts";
import { readForm } from "../../web/form.ts";
import type { HomePanel } from "../../web/home-panel.ts";
import { loopPath } from "../../web/loop-path.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { visitOf } from "../../web/visit.ts";
import { celebrate, markSeen } from "./reached.ts";
import { ReachedCallout } from "./reached-callout.tsx";
import { readRoom } from "./read-room.ts";
import { RoomPage } from "./room-page.tsx";

const PATH = "/programs/:program/loops/:loop";
const Seen = z.object({
  stage: z.coerce.number("Say which.").int("Say which.").min(1, "Say which.").max(12, "Say which."),
});

/** The loop's page, for its members alone; its parts are brought by the features, in the order given. */
export function roomRoutes(log: Log, panels: Panel[]): Route[] {
  return [
    route("get", PATH, "member", async (c, viewer) => {
      const now = log.now();
      const room = await readRoom(log.store.db, viewer, now);
      const [reached] = await celebrate(log.store.db, viewer, [viewer.loop.loopId], now, visitOf(c).shown);
      const drawn = await Promise.all(panels.map(async (panel) => ({ ...panel, content: await panel.render(viewer) })));
      const shown = drawn.flatMap(({ content, ...panel }) => (content === null ? [] : [{ ...panel, content }]));
      return c.render(<RoomPage viewer={viewer} room={room} reached={reached} panels={shown} now={now} />, {
        title: room.title,
        wide: true,
      });
    }),
    route("post", `${PATH}/milestones/seen`, "member", async (c, viewer) => {
      const form = await readForm(c, Seen);
      if (!form.ok) return c.body(null, 422);
      await markSeen(log.store.db, viewer, { loopId: viewer.loop.loopId, stage: form.data.stage }, log.now());
      return c.body(null, 204);
    }),
  ];
}

/** Milestones that are new to whoever comes home, each once. */
export function reachedPanel(log: Log): HomePanel {
  return {
    id: "reached",
    title: "New milestones",
    place: "first",
    async render(viewer, loops, { shown }) {
      const ids = loops.map((loop) => loop.loopId as LoopId);
      const reached = await celebrate(log.store.db, viewer, ids, log.now(), shown);
      if (reached.length === 0) return null;
      const known = reached.flatMap((one) => {
        const loop = loops.find((loop) => loop.loopId === one.loopId);
        return loop ? [{ reached: one, path: loopPath(loop.viewer), partners: loop.partners.map(firstName) }] : [];
      });
      // Who walks with four at once is told in one breath: their turn must not lie three screens below.
      const alike = [...Map.groupBy(known, (one) => one.reached.stage).values()];
      return (
        <>
          {alike.map(([first, ...too]) => {
            if (!first) return null;
            const partners = [first, ...too].flatMap((one) => one.partners);
            return (
              <ReachedCallout
                reached={first.reached}
                stages={viewer.program.pathway.stages}
                partners={partners.length > 0 ? names(partners) : null}
                path={first.path}
                too={too}
              />
            );
          })}
        </>
      );
    },
  };
}
