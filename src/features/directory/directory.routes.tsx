import { z } from "zod";
import type { Log } from "../../activity/log.ts";
import { cohortsOf } from "../../insights/cohorts.ts";
import { Filter, queryOf } from "../../insights/filter.ts";
import { tagsOf } from "../../insights/tags.ts";
import { countUninvited } from "../../insights/uninvited.ts";
import { zonesOf } from "../../insights/zones.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import { backField } from "../../web/back.ts";
import { streamCsv } from "../../web/csv.ts";
import { goOn } from "../../web/flash.ts";
import { readForm } from "../../web/form.ts";
import type { PersonPanel } from "../../web/panel.ts";
import { type Route, route } from "../../web/route.ts";
import { COLUMN_IDS, chooseColumns, columnsOf } from "./columns.ts";
import { DirectoryPage } from "./directory-page.tsx";
import { exportParticipants } from "./export-participants.ts";
import { moreAbout } from "./more-about-people.ts";
import { readList } from "./read-list.ts";
import { removeSegment, SEGMENTS_MAX, saveSegment, segmentsOf } from "./segments.ts";

const NewSegment = z.object({
  name: z.string().trim().min(1, "Give the segment a name.").max(80, "A name has at most 80 characters."),
  query: z.string().max(2_000).default(""),
});
const Columns = z.object({
  column: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((chosen) => COLUMN_IDS.filter((id) => [chosen].flat().includes(id))),
  usual: z.string().optional(),
  back: backField,
});
const SEGMENT_WORDS = {
  no_filter: "Set a filter first; without one it would be everybody.",
  too_many_segments: `There are ${SEGMENTS_MAX} segments. Forget one of them first.`,
};

/** The Participants page: everybody, narrowed down by filters that live in the address. */
export function directoryRoutes(log: Log, summary: PersonPanel): Route[] {
  const { db } = log.store;
  return [
    route("get", "/programs/:program/participants", "coordinator", async (c, viewer) => {
      const filter = Filter.parse(c.req.query());
      const now = log.now();
      const who = (c.req.query("who") ?? "") as ParticipantId;
      const list = `/programs/${viewer.program.programId}/participants${queryOf(filter)}`;
      const beside = { close: list, back: queryOf(filter, { who }) };
      const [uninvited, page, tags, cohorts, zones, segments, columns, panel] = await Promise.all([
        countUninvited(db, viewer.program.programId),
        readList(log.store, viewer.program, filter, now, c.req.query("after") ?? ""),
        tagsOf(db, viewer.program.programId),
        cohortsOf(db, viewer.program.programId),
        zonesOf(db, viewer.program.programId),
        segmentsOf(db, viewer.program.programId),
        columnsOf(db, viewer),
        who ? summary(viewer, who, beside) : null,
      ]);
      const ids = page.people.map((person) => person.participant_id);
      const more = await moreAbout(db, viewer.program.programId, ids, columns);
      return c.render(
        <DirectoryPage
          program={viewer.program}
          writes={!viewer.withoutMessages}
          filter={filter}
          count={page.count}
          uninvited={uninvited}
          people={page.people}
          columns={columns}
          more={more}
          next={page.next}
          tags={tags}
          cohorts={cohorts}
          zones={zones}
          segments={segments}
          now={now}
          who={who}
          panel={panel}
        />,
        { title: "Participants", wide: true },
      );
    }),
    route("get", "/programs/:program/participants/export.csv", "coordinator", async (c, viewer) => {
      const pieces = exportParticipants(db, viewer.program, Filter.parse(c.req.query()), log.now());
      return streamCsv(c, "participants.csv", pieces);
    }),
    route("post", "/programs/:program/participants/columns", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Columns);
      const list = `/programs/${viewer.program.programId}/participants`;
      if (!form.ok) return goOn(c, list, "Choose columns of the list.");
      const { column, usual, back } = form.data;
      await chooseColumns(log, viewer, usual ? null : column);
      return goOn(c, `${list}${back}`);
    }),
    route("post", "/programs/:program/participants/segments", "coordinator", async (c, viewer) => {
      const base = `/programs/${viewer.program.programId}/participants`;
      const form = await readForm(c, NewSegment);
      const filter = Filter.parse(
        Object.fromEntries(new URLSearchParams(form.ok ? form.data.query : form.values.query)),
      );
      const list = `${base}${queryOf(filter)}`;
      if (!form.ok) return goOn(c, list, Object.values(form.errors)[0]);
      const answer = await saveSegment(log, viewer, form.data.name, filter);
      if ("segment" in answer) return goOn(c, list, `${form.data.name} is kept, for all coordinators.`);
      return goOn(c, list, SEGMENT_WORDS[answer.refused]);
    }),
    route("post", "/programs/:program/participants/segments/:segment/removal", "coordinator", async (c, viewer) => {
      await removeSegment(log, viewer, c.req.param("segment") ?? "");
      return goOn(
        c,
        `/programs/${viewer.program.programId}/participants`,
        "The segment is forgotten. The people stay.",
      );
    }),
  ];
}
