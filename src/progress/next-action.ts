import type { ProgramId } from "../access/program-id.ts";
import type { Condition, Step } from "../milestones/pathway.ts";

/** What starts a step: the words on the button, where it leads, and the kind of activity that it brings about. */
export type NextAction = { label: string; href: string; kind: string };

/** The verb and the place for each kind, in the order in which they are offered when a step listens for several. */
const STARTS: Record<string, { label: string; to: string }> = {
  "meeting.held": { label: "Plan a meeting", to: "#arrange" },
  "meeting.arranged": { label: "Propose a time", to: "#arrange" },
  "meeting.proposed": { label: "Propose a time", to: "#arrange" },
  "meeting.rescheduled": { label: "See your meetings", to: "#arrange" },
  "message.sent": { label: "Write a message", to: "#write" },
  "goal.set": { label: "Set a goal", to: "#goals" },
  "goal.shared": { label: "Share a goal", to: "#goals" },
  "goal.task-completed": { label: "Look at your goals", to: "#goals" },
  "goal.completed": { label: "Look at your goals", to: "#goals" },
  "kudos.given": { label: "Give kudos", to: "#kudos" },
  "feedback.given": { label: "Give feedback", to: "#feedback" },
  "story.shared": { label: "Tell your story", to: "#story" },
  "agreement.accepted": { label: "Read the agreement", to: "#agreement" },
  "profile.completed": { label: "Complete your profile", to: "/profile" },
  "guide.read": { label: "Read the guide", to: "/guide" },
};
// A step that a meeting arranged or held can satisfy is started by proposing a time.
const FIRST = ["meeting.arranged", ...Object.keys(STARTS)];

/** How this step is started, or null when no button can: somebody else has to act (a coordinator matches people). */
export function nextAction(step: Step, programId: ProgramId): NextAction | null {
  const listened = kindsOf(step.when);
  const kind = FIRST.find((one) => listened.includes(one));
  const start = kind ? STARTS[kind] : undefined;
  if (!kind || !start) return null;
  return { label: start.label, href: start.to.startsWith("#") ? start.to : `/programs/${programId}${start.to}`, kind };
}

/** The same, from another page than the loop's. */
export function nextActionFrom(step: Step, programId: ProgramId, loopId: string): NextAction | null {
  const action = nextAction(step, programId);
  if (!action?.href.startsWith("#")) return action;
  return { ...action, href: `/programs/${programId}/loops/${loopId}${action.href}` };
}

/** The kinds that a step listens for and that the member themselves can bring about. */
function kindsOf(condition: Condition): string[] {
  if ("any" in condition) return condition.any.flatMap(kindsOf);
  if ("all" in condition) return condition.all.flatMap(kindsOf);
  return condition.by === "partner" ? [] : condition.of;
}
