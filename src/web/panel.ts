import type { Child } from "hono/jsx";
import type { CoordinatorViewer, MemberViewer } from "../access/viewer.ts";
import type { ParticipantId } from "../milestones/ids.ts";

/**
 * A part of the loop's page, brought by the feature it belongs to. The page itself knows only that there are panels:
 * features never import each other, `main.ts` puts them together.
 */
export type Panel = {
  id: string;
  title: string;
  /** `main`: the conversation; `side`: what stands beside it, in the order given. */
  place: "main" | "side";
  render(viewer: MemberViewer): Promise<Child>;
};

/** One person's summary beside a list of people; null when there is no such person. `close` leads back to the list. */
export type PersonPanel = (viewer: CoordinatorViewer, id: ParticipantId, close: string) => Promise<Child | null>;
