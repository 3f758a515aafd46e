import type { Log } from "../../activity/log.ts";
import { type Route, route } from "../../web/route.ts";
import { HomePage } from "./home-page.tsx";
import { readHome } from "./read-home.ts";

/** A participant's first page: whose turn it is in each loop, and the one thing to do next. */
export function homeRoutes(log: Log): Route[] {
  return [
    route("get", "/programs/:program/home", "participant", async (c, viewer) => {
      const now = log.now();
      const home = await readHome(log.store.db, viewer, now);
      return c.render(<HomePage viewer={viewer} home={home} now={now} />, { title: "Home" });
    }),
  ];
}
