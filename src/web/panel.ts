import type { Child } from "hono/jsx";
import type { MemberViewer } from "../access/viewer.ts";

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
