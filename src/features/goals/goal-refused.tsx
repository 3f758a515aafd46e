import type { Context } from "hono";
import type { MemberViewer } from "../../access/viewer.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { loopPath } from "../../web/loop-path.ts";
import type { GoalRefusal } from "./lock-goal.ts";

const WORDS: Record<Exclude<GoalRefusal, "no_such_goal">, { title: string; text: string }> = {
  loop_closed: {
    title: "This loop is closed",
    text: "Its goals can be read, and stay as they are. A coordinator can open the loop again.",
  },
  goal_completed: {
    title: "This goal is reached already",
    text: "It was completed in another window. Nothing else was changed; take it up again if there is more to do.",
  },
  goal_changed: {
    title: "This goal has changed",
    text: "It was edited in another window, and that step is gone. Nothing else was changed; look at it again.",
  },
};

/** Somebody was faster, in another window perhaps: says so, and leads back to how it is now. */
export function refusedGoal(c: Context, viewer: MemberViewer, refused: GoalRefusal): Response | Promise<Response> {
  if (refused === "no_such_goal") return c.notFound();
  const { title, text } = WORDS[refused];
  c.status(409);
  return c.render(
    <Empty title={title} text={text}>
      <Button href={`${loopPath(viewer)}#goals`}>See your goals</Button>
    </Empty>,
    { title },
  );
}
