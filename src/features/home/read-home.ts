import type { ParticipantViewer } from "../../access/viewer.ts";
import type { Explanation } from "../../milestones/explain.ts";
import type { LoopId } from "../../milestones/ids.ts";
import type { Step } from "../../milestones/pathway.ts";
import { explainFor, explainStandings } from "../../progress/explanation.ts";
import type { Db } from "../../store/store.ts";
import type { HomeLoop, LoopNews, NewsReader } from "../../web/home-panel.ts";
import { loopTitle } from "../../web/loop-title.ts";
import "../../access/access.tables.ts";

export type Card = HomeLoop & {
  paused: boolean;
  /** When the pause ends by itself. */
  returnsAt: Date | null;
  why: Explanation | null;
  /** The one thing to do next. */
  next: Step | null;
  /** Whom it waits for, by name; all partners when nobody in particular. */
  waitingFor: string[];
  /** Since when it is so: the last thing that happened on the way here. */
  since: Date | null;
  news: LoopNews;
};
export type Home = { cards: Card[]; alone: Explanation | null };

/** A participant's loops that are not closed, each with its explanation and news; without any, why that is so. */
export async function readHome(
  db: Db,
  viewer: ParticipantViewer,
  asOf: Date,
  readers: readonly NewsReader[],
): Promise<Home> {
  const { program, participant } = viewer;
  const me = participant.participantId;
  const loops = await readLoops(db, viewer);
  if (loops.length === 0) return { cards: [], alone: await explainFor(db, program.programId, me, null, asOf) };
  const ids = loops.map((loop) => loop.loop_id);
  const [others, whys] = await Promise.all([readOthers(db, viewer, ids), explainStandings(db, program, me, ids, asOf)]);
  const { stages } = program.pathway;
  const steps = stages.flatMap((stage) => stage.steps);
  const cards = loops.map((loop): Card => {
    const why = whys.get(loop.loop_id) ?? null;
    const with_ = others.filter((other) => other.loop_id === loop.loop_id);
    const partners = with_.map((other) => other.name);
    const waiting = with_.filter((other) => why?.waitingFor.includes(other.participant_id)).map((other) => other.name);
    return {
      loopId: loop.loop_id,
      title: loopTitle(partners, loop.name),
      partners,
      stage: (why && stages[why.stage]?.id) ?? null,
      viewer: { ...viewer, loop: { loopId: loop.loop_id, role: loop.role, status: loop.status } },
      paused: loop.status === "paused",
      returnsAt: loop.returns_at,
      why,
      next: steps.find((step) => step.id === why?.next) ?? null,
      waitingFor: waiting.length > 0 ? waiting : partners,
      since: why && new Date(Math.max(why.since, ...why.done.map((done) => done.at))),
      news: {},
    };
  });
  for (const news of await Promise.all(readers.map((read) => read(viewer, cards)))) {
    for (const card of cards) card.news = { ...card.news, ...news.get(card.loopId) };
  }
  return { cards, alone: null };
}

function readLoops(db: Db, { program, participant }: ParticipantViewer) {
  return db
    .selectFrom("loop_member as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.participant_id", "=", participant.participantId)
    .where("m.removed_at", "is", null)
    .where("l.status", "<>", "closed")
    .orderBy("l.opened_at")
    .orderBy("l.loop_id")
    .select(["l.loop_id", "l.name", "l.status", "l.returns_at", "m.role"])
    .execute();
}

function readOthers(db: Db, { program, participant }: ParticipantViewer, ids: LoopId[]) {
  return db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.loop_id", "in", ids)
    .where("m.participant_id", "<>", participant.participantId)
    .where("m.removed_at", "is", null)
    .where("p.status", "<>", "removed")
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .orderBy("p.participant_id")
    .select(["m.loop_id", "p.participant_id", "p.name"])
    .execute();
}
