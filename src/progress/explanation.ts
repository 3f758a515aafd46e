import type { ProgramId } from "../access/program-id.ts";
import { type Explanation, explain } from "../milestones/explain.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Condition, Pathway, Step } from "../milestones/pathway.ts";
import { emptyWorld, type World } from "../milestones/world.ts";
import type { Db, Tx } from "../store/store.ts";
import { engineOf } from "./engine-of.ts";
import "../access/access.tables.ts";
import "./progress.tables.ts";

/**
 * Why somebody stands where they stand in a loop (or without one: null), as things are now; `asOf` says which of the
 * arranged meetings are still to come. Null when there is no such standing. It holds no content: ids, steps and times.
 */
export async function explainFor(
  db: Db | Tx,
  programId: ProgramId,
  participantId: ParticipantId,
  loopId: LoopId | null,
  asOf: Date,
): Promise<Explanation | null> {
  const program = await db
    .selectFrom("program")
    .where("program_id", "=", programId)
    .select("pathway")
    .executeTakeFirst();
  if (!program) return null;
  const world = emptyWorld();
  if (loopId !== null) await loadLoops(db, programId, [loopId], world);
  const members = [...world.loops.values()].flatMap((loop) => loop.members.map((member) => member.participant));
  await loadPeople(db, programId, [...new Set([participantId, ...members])], world);
  return explain(engineOf(programId, program.pathway), world, participantId, loopId, asOf.getTime());
}

/** The same for several loops of one person, with as many questions as for one. */
export async function explainLoops(
  db: Db | Tx,
  program: { programId: ProgramId; pathway: Pathway },
  participantId: ParticipantId,
  loopIds: readonly LoopId[],
  asOf: Date,
): Promise<Map<LoopId, Explanation>> {
  const world = emptyWorld();
  const explained = new Map<LoopId, Explanation>();
  if (loopIds.length === 0) return explained;
  await loadLoops(db, program.programId, loopIds, world);
  const members = [...world.loops.values()].flatMap((loop) => loop.members.map((member) => member.participant));
  await loadPeople(db, program.programId, [...new Set([participantId, ...members])], world);
  const engine = engineOf(program.programId, program.pathway);
  for (const loopId of loopIds) {
    const why = explain(engine, world, participantId, loopId, asOf.getTime());
    if (why) explained.set(loopId, why);
  }
  return explained;
}

async function loadLoops(db: Db | Tx, programId: ProgramId, loopIds: readonly LoopId[], into: World) {
  const rows = await db
    .selectFrom("loop_state")
    .where("program_id", "=", programId)
    .where("loop_id", "in", [...loopIds])
    .select(["loop_id", "state"])
    .execute();
  for (const row of rows) into.loops.set(row.loop_id as LoopId, row.state);
}

async function loadPeople(db: Db | Tx, programId: ProgramId, ids: readonly ParticipantId[], into: World) {
  const rows = await db
    .selectFrom("person_state")
    .where("program_id", "=", programId)
    .where("participant_id", "in", [...ids])
    .select(["participant_id", "state"])
    .execute();
  for (const row of rows) into.persons.set(row.participant_id as ParticipantId, row.state);
}

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
