import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Log } from "../../activity/log.ts";
import type { HomeLoop, HomePanel, HomeParts, Visit } from "../../web/home-panel.ts";
import { type Route, route } from "../../web/route.ts";
import { visitOf } from "../../web/visit.ts";
import { HomePage, type ShownPanel } from "./home-page.tsx";
import { readHome } from "./read-home.ts";

/** A participant's first page: whose turn it is in each loop, and the one thing to do next. */
export function homeRoutes(log: Log, { news, starters, panels }: HomeParts): Route[] {
  return [
    route("get", "/programs/:program/home", "participant", async (c, viewer) => {
      const now = log.now();
      const home = await readHome(log.store.db, viewer, now, news);
      const shown = await show(panels, viewer, home.cards, visitOf(c));
      return c.render(<HomePage viewer={viewer} home={home} panels={shown} starters={starters} now={now} />, {
        title: "Home",
        wide: true,
      });
    }),
  ];
}

async function show(panels: readonly HomePanel[], viewer: ParticipantViewer, loops: readonly HomeLoop[], visit: Visit) {
  const drawn = await Promise.all(
    panels.map(async (panel): Promise<ShownPanel[]> => {
      const content = await panel.render(viewer, loops, visit);
      return content === null ? [] : [{ ...panel, content }];
    }),
  );
  return drawn.flat();
}
