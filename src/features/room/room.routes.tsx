import type { Log } from "../../activity/log.ts";
import type { Panel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { readRoom } from "./read-room.ts";
import { RoomPage, roomTitle } from "./room-page.tsx";

/** The loop's page, for its members alone; its parts are brought by the features, in the order given. */
export function roomRoutes(log: Log, panels: Panel[]): Route[] {
  return [
    route("get", "/programs/:program/loops/:loop", "member", async (c, viewer) => {
      const now = log.now();
      const room = await readRoom(log.store.db, viewer, now);
      const shown = await Promise.all(panels.map(async (panel) => ({ ...panel, content: await panel.render(viewer) })));
      return c.render(<RoomPage viewer={viewer} room={room} panels={shown} now={now} />, {
        title: roomTitle(room),
        wide: true,
      });
    }),
  ];
}
