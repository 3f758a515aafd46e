import type { Log } from "../../activity/log.ts";
import { Filter, queryOf } from "../../insights/filter.ts";
import { countMatching } from "../../insights/matching.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { PersonPanel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { DirectoryPage } from "./directory-page.tsx";
import { findParticipants } from "./find-participants.ts";
import { tagsOf } from "./tags.ts";

/** The Participants page: everybody, narrowed down by filters that live in the address. */
export function directoryRoutes(log: Log, summary: PersonPanel): Route[] {
  const { db } = log.store;
  return [
    route("get", "/programs/:program/participants", "coordinator", async (c, viewer) => {
      const filter = Filter.parse(c.req.query());
      const now = log.now();
      const who = (c.req.query("who") ?? "") as ParticipantId;
      const list = `/programs/${viewer.program.programId}/participants${queryOf(filter)}`;
      const [count, page, tags, panel] = await Promise.all([
        countMatching(db, viewer.program, filter, now),
        findParticipants(db, viewer.program, filter, now, c.req.query("after") ?? ""),
        tagsOf(db, viewer.program.programId),
        who ? summary(viewer, who, list) : null,
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
          who={who}
          panel={panel}
        />,
        { title: "Participants", wide: true },
      );
    }),
  ];
}
