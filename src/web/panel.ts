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
  /** `main`: the conversation; `side`: what stands beside it, in the order given; `lead`: above all, if there is something to say; `menu`: behind the three dots beside the title. */
  place: "main" | "side" | "lead" | "menu";
  /** Under which of the places at the bottom of a phone it is found; left out: the conversation, or "more". */
  tab?: RoomTab;
  /** Null: nothing to show, nothing shown. */
  render(viewer: MemberViewer): Promise<Child | null>;
};
export type RoomTab = "conversation" | "meetings" | "goals" | "more";

/** One person's summary beside a list of people; null when there is no such person. `back`: as above; `close` leads back to the list. */
export type PersonPanel = (
  viewer: CoordinatorViewer,
  id: ParticipantId,
  at: { close: string; back: string },
) => Promise<Child | null>;

/**
 * A part of a person's summary, brought by the feature it belongs to. Null: nothing to show, nothing shown. `back`: where
 * its forms lead back to, behind the address of the Participants page (see back.ts).
 */
export type PersonSection = {
  title: string;
  render(viewer: CoordinatorViewer, id: ParticipantId, back: string): Promise<Child | null>;
};
