import type { Child } from "hono/jsx";
import type { MemberViewer, ParticipantViewer } from "../access/viewer.ts";
import type { LoopId } from "../milestones/ids.ts";

/** One of the viewer's loops that are not closed, as their home page knows it. */
export type HomeLoop = {
  loopId: LoopId;
  /** "You and Amara", or the name of a group. */
  title: string;
  /** The others, by name. */
  partners: string[];
  /** The id of the stage the viewer is in here. */
  stage: string | null;
  /** The viewer inside this loop: what a feature needs to draw a form for it. */
  viewer: MemberViewer;
};

/** What a feature can add to the card of a loop. Leave out what there is nothing to say about. */
export type LoopNews = {
  /** Messages of others that the viewer has not read. */
  unread?: number;
  /** The next meeting, and where it can be opened. */
  meeting?: { startsAt: Date; endsAt: Date; href: string };
  /** Something that somebody asks of the viewer, whatever the milestone: "Lena proposes 4 times." */
  ask?: { words: string; action: string; href: string };
};

/** Reads the news of all the viewer's loops at once: one question, however many loops there are. */
export type NewsReader = (
  viewer: ParticipantViewer,
  loops: readonly HomeLoop[],
) => Promise<ReadonlyMap<LoopId, LoopNews>>;

/**
 * A small form that starts a step in the card itself. It is shown when the next action of a loop is one of `kinds`
 * (the kind of activity that it brings about); without one, the card leads to the right box of the loop's page.
 */
export type Starter = { kinds: readonly string[]; render(loop: HomeLoop): Child };

/** A part of a participant's home page, brought by the feature it belongs to. Null: nothing to show, nothing shown. */
export type HomePanel = {
  id: string;
  title: string;
  /** `first`: before the loops (news that happens once); `side`: beside them, below on a phone; `last`: after all. */
  place: "first" | "side" | "last";
  render(viewer: ParticipantViewer, loops: readonly HomeLoop[], visit: Visit): Promise<Child | null>;
};

/** `shown`: a browser asked for this page to show it; else a script did, ahead of a click or to refresh it. */
export type Visit = { shown: boolean };

/** Everything that features bring to the home page, put together in `main.ts`, in the order in which it is shown. */
export type HomeParts = { news: readonly NewsReader[]; starters: readonly Starter[]; panels: readonly HomePanel[] };
