import type { Context } from "hono";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import type { CoordinatorViewer } from "../../../access/viewer.ts";
import type { Log } from "../../../activity/log.ts";
import { cohortsOf } from "../../../insights/cohorts.ts";
import { countDrafts } from "../../../insights/drafts.ts";
import { tagsOf } from "../../../insights/tags.ts";
import type { LoopId } from "../../../milestones/ids.ts";
import { COORDINATOR_CLOSING_REASONS } from "../../../progress/loop-reasons.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { goOn } from "../../../web/flash.ts";
import { emptyForm, type FormProblems, readForm } from "../../../web/form.ts";
import { type Route, route } from "../../../web/route.ts";
import { Dismissed, DraftTable } from "../drafts/draft-table.tsx";
import { draftIds } from "../drafts/drafts.routes.tsx";
import { readDrafts } from "../drafts/drafts.ts";
import { chosenLoops, closable, listQuery, readChosen } from "./choose-loops.ts";
import { closeLoops, readBulk, reopenLoops } from "./close-loops.ts";
import { AskClosurePage, ClosedPage } from "./closure-pages.tsx";
import { findLoops } from "./find-loops.ts";
import { LoopFilter } from "./loop-filter.ts";
import { LoopTable } from "./loop-table.tsx";
import { LoopsPage } from "./loops-page.tsx";
import { countLoops } from "./matching-loops.ts";

type Code = keyof typeof COORDINATOR_CLOSING_REASONS;
const Closure = z.object({
  id: z.string().min(1).max(80),
  loop: chosenLoops,
  reason: z
    .union([z.enum(Object.keys(COORDINATOR_CLOSING_REASONS) as [Code]), z.literal("")], "Choose one of these, or none.")
    .default(""),
  survey: z.enum(["yes", "no"], "Choose whether they are asked.").default("yes"),
  message: z.string().trim().max(2_000, "At most 2,000 characters.").default(""),
  back: listQuery,
});

/** The list of loops, and what is done with several of them at once. */
export function loopListRoutes(log: Log): Route[] {
  const { db } = log.store;
  const base = (viewer: CoordinatorViewer) => `/programs/${viewer.program.programId}/loops`;
  async function ask(c: Context, viewer: CoordinatorViewer, ids: readonly LoopId[], form: FormProblems, back: string) {
    const loops = await readChosen(db, viewer.program.programId, ids);
    if (!loops.some((one) => one.status !== "closed")) {
      const words = loops.length > 0 ? "They are closed already." : "Choose loops in the list first.";
      return c.render(
        <Empty title="Nothing to close" text={words}>
          <Button href={`${base(viewer)}${back}`}>To the list</Button>
        </Empty>,
        { title: "Close loops" },
      );
    }
    const id = form.values.id || uuidv7();
    return c.render(<AskClosurePage {...{ program: viewer.program, id, loops, form, back }} />, {
      title: "Close loops",
    });
  }
  async function drafts(c: Context, viewer: CoordinatorViewer, filter: LoopFilter, waiting: number) {
    const { program } = viewer;
    const dismissed = draftIds.safeParse(c.req.queries("dismissed"));
    return c.render(
      <LoopsPage {...{ program, filter, count: waiting, tags: [], cohorts: [], waiting }}>
        {dismissed.success ? <Dismissed program={program} ids={dismissed.data} /> : null}
        {waiting > 0 ? (
          <DraftTable
            program={program}
            drafts={await readDrafts(db, program.programId)}
            mails={!viewer.withoutMessages}
          />
        ) : null}
      </LoopsPage>,
      { title: "Drafts", wide: true },
    );
  }
  return [
    route("get", "/programs/:program/loops", "coordinator", async (c, viewer) => {
      const { program } = viewer;
      const filter = LoopFilter.parse(c.req.query());
      const now = log.now();
      const waiting = await countDrafts(db, program.programId);
      if (filter.status === "draft") return drafts(c, viewer, filter, waiting);
      const [count, page, tags, cohorts] = await Promise.all([
        countLoops(db, program, filter, now),
        findLoops(db, program, filter, now, c.req.query("after") ?? ""),
        tagsOf(db, program.programId),
        cohortsOf(db, program.programId),
      ]);
      return c.render(
        <LoopsPage {...{ program, filter, count, tags, cohorts, waiting }}>
          <LoopTable {...{ program, filter, count, ...page }} />
        </LoopsPage>,
        { title: "Loops", wide: true },
      );
    }),
    route("get", "/programs/:program/loops/closure", "coordinator", async (c, viewer) => {
      const back = listQuery.parse(c.req.query("back"));
      const filter = LoopFilter.parse(Object.fromEntries(new URLSearchParams(back)));
      const chosen = chosenLoops.safeParse(c.req.queries("loop"));
      const all = c.req.query("all") === "1";
      const ids = all ? await closable(db, viewer.program, filter, log.now()) : chosen.success ? chosen.data : [];
      return ask(c, viewer, ids, emptyForm(), back);
    }),
    route("post", "/programs/:program/loops/closure", "coordinator", async (c, viewer) => {
      const form = await readForm(c, Closure);
      if (!form.ok) {
        c.status(422);
        const ids = chosenLoops.safeParse((form.values.loop ?? "").split("\n"));
        return ask(c, viewer, ids.success ? ids.data : [], form, listQuery.parse(form.values.back));
      }
      const { id, loop: loops, reason, survey, message, back } = form.data;
      await closeLoops(log, viewer, {
        id,
        loops,
        reason: reason || undefined,
        message: message || undefined,
        unasked: survey === "no",
      });
      return goOn(c, `${base(viewer)}/closures/${encodeURIComponent(id)}?${new URLSearchParams({ back })}`);
    }),
    route("get", "/programs/:program/loops/closures/:closure", "coordinator", async (c, viewer) => {
      const bulk = await readBulk(db, viewer, c.req.param("closure") ?? "");
      if (!bulk) return c.notFound();
      const back = listQuery.parse(c.req.query("back"));
      return c.render(<ClosedPage program={viewer.program} bulk={bulk} back={back} />, { title: "Closed loops" });
    }),
    route("post", "/programs/:program/loops/closures/:closure/undoing", "coordinator", async (c, viewer) => {
      const id = c.req.param("closure") ?? "";
      const form = await readForm(c, z.object({ back: listQuery }));
      const back = form.ok ? form.data.back : "";
      await reopenLoops(log, viewer, id);
      const bulk = await readBulk(db, viewer, id);
      if (!bulk) return c.notFound();
      const to = `${base(viewer)}/closures/${encodeURIComponent(id)}?${new URLSearchParams({ back })}`;
      return goOn(c, to, openedWords(bulk.opened.length, bulk.closed.length));
    }),
  ];
}

/** `full`: those that stay closed, as their mentor has no place left. */
function openedWords(opened: number, full: number): string {
  const words = opened === 1 ? "1 loop is open again." : `${opened} loops are open again.`;
  if (full === 0) return words;
  const stay = full === 1 ? "1 stays closed: its mentor has" : `${full} stay closed: their mentors have`;
  return `${opened > 0 ? `${words} ` : ""}${stay} no place left.`;
}
