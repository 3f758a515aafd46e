import type { Log } from "../../activity/log.ts";
import type { Findable } from "../../web/findable.ts";
import { type Route, route } from "../../web/route.ts";
import { find } from "./find.ts";
import { FindPage, FoundList } from "./find-page.tsx";
import { KeyList } from "./keys-page.tsx";

/** Everything one can go to, by a few letters: as a page, and (`list`) as the choices of the dialog in the frame. */
export function findRoutes(log: Log, findables: readonly Findable[]): Route[] {
  return [
    route("get", "/programs/:program/find", "program", async (c, viewer) => {
      const typed = c.req.query("q") ?? "";
      const groups = await find(log, findables, viewer, typed);
      if (c.req.query("list") !== undefined) {
        c.header("cache-control", "private, no-store");
        return c.html(<FoundList groups={groups} />);
      }
      const path = `/programs/${viewer.program.programId}/find`;
      return c.render(<FindPage path={path} typed={typed} groups={groups} />, { title: "Find" });
    }),
    route("get", "/programs/:program/keys", "program", (c, { account }) => {
      const off = account.keysOff === true;
      if (c.req.query("list") !== undefined) return c.html(<KeyList level={2} off={off} />);
      return c.render(<KeyList level={1} off={off} />, { title: "Keys" });
    }),
  ];
}
