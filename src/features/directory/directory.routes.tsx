import type { Log } from "../../activity/log.ts";
import { type Route, route } from "../../web/route.ts";
import { DirectoryPage } from "./directory-page.tsx";
import { Filter } from "./filter.ts";
import { countMatching, findParticipants } from "./find-participants.ts";
import { tagsOf } from "./tags.ts";

/** The Participants page: everybody, narrowed down by filters that live in the address. */
export function directoryRoutes(log: Log): Route[] {
  const { db } = log.store;
  return [
    route("get", "/programs/:program/participants", "coordinator", async (c, viewer) => {
      const filter = Filter.parse(c.req.query());
      const now = log.now();
      const [count, page, tags] = await Promise.all([
        countMatching(db, viewer.program, filter, now),
        findParticipants(db, viewer.program, filter, now, c.req.query("after") ?? ""),
        tagsOf(db, viewer.program.programId),
      ]);
      return c.render(
        <DirectoryPage
          program={viewer.program}
          filter={filter}
          count={count}
          people={page.people}
          next={page.next}
          tags={tags}
          now={now}
        />,
        { title: "Participants", wide: true },
      );
    }),
  ];
}
