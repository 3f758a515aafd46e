import type { LoopStatus } from "../../access/access.tables.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Role } from "../../milestones/activity.ts";
import type { DoneStep, Explanation } from "../../milestones/explain.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Step } from "../../milestones/pathway.ts";
import { explainFor } from "../../progress/explanation.ts";
import type { Db } from "../../store/store.ts";
import { loopTitle } from "../../web/loop-title.ts";
import "../../access/access.tables.ts";
import "../../progress/progress.tables.ts";

export type Partner = { id: ParticipantId; name: string; role: Role };
export type RoomStep = { step: Step; done: DoneStep | null };
export type RoomStage = {
  id: string;
  name: string;
  summary: string;
  state: "done" | "now" | "ahead";
  /** When it was passed. */
  passedAt: Date | null;
  /** Its steps for the viewer's role, the required ones first. */
  steps: RoomStep[];
};
export type Room = {
  title: string;
  openedAt: Date;
  partners: Partner[];
  status: LoopStatus;
  why: Explanation | null;
  stages: RoomStage[];
  /** The one thing to do next. */
  next: Step | null;
  /** Whom it waits for, by name; all partners when nobody in particular. */
  waitingFor: string[];
  /** Since when it waits: the last thing that happened on the way here. */
  since: Date | null;
};

/** Where the viewer's loop is, what brought it there, and what comes next. */
export async function readRoom(db: Db, viewer: MemberViewer, asOf: Date): Promise<Room> {
  const { program, participant, loop } = viewer;
  const [partners, why, row, passed] = await Promise.all([
    readPartners(db, viewer),
    explainFor(db, program.programId, participant.participantId, loop.loopId, asOf),
    readLoop(db, viewer),
    readPassed(db, viewer),
  ]);
  const { stages } = program.pathway;
  const waiting = partners.filter((partner) => why?.waitingFor.includes(partner.id));
  return {
    title: loopTitle(
      partners.map((partner) => partner.name),
      row.name,
    ),
    openedAt: row.opened_at,
    partners,
    status: loop.status,
    why,
    stages: stages.map(({ id, name, summary, steps }, index) => {
      const state = stateOf(index, why);
      const passedAt = index === stages.length - 1 ? (why?.completedAt ?? null) : (passed.get(index) ?? null);
      return {
        id,
        name,
        summary,
        state,
        passedAt: state === "done" && passedAt !== null ? new Date(passedAt) : null,
        steps: stepsOf(steps, loop.role, why),
      };
    }),
    next: stages.flatMap((stage) => stage.steps).find((step) => step.id === why?.next) ?? null,
    waitingFor: (waiting.length > 0 ? waiting : partners).map((partner) => partner.name),
    since: why && new Date(Math.max(why.since, ...why.done.map((done) => done.at))),
  };
}

/** The stones of the path: completed, all of them are done. */
function stateOf(index: number, why: Explanation | null): RoomStage["state"] {
  if (!why || index > why.stage) return "ahead";
  return index < why.stage || why.completedAt !== null ? "done" : "now";
}

function stepsOf(steps: readonly Step[], role: Role, why: Explanation | null): RoomStep[] {
  return steps
    .filter((step) => step.for.includes(role))
    .map((step) => ({ step, done: why?.done.find((done) => done.step === step.id) ?? null }))
    .sort((a, b) => Number(b.step.required) - Number(a.step.required));
}

function readLoop(db: Db, { program, loop }: MemberViewer) {
  return db
    .selectFrom("loop")
    .where("program_id", "=", program.programId)
    .where("loop_id", "=", loop.loopId)
    .select(["name", "opened_at"])
    .executeTakeFirstOrThrow();
}

/** When the viewer passed each stage (by its number) in this loop. */
async function readPassed(db: Db, { program, participant, loop }: MemberViewer): Promise<Map<number, Date>> {
  const rows = await db
    .selectFrom("stage_transition")
    .where("program_id", "=", program.programId)
    .where("participant_id", "=", participant.participantId)
    .where("loop_id", "=", loop.loopId)
    .select(["to_stage", "at"])
    .execute();
  return new Map(rows.map((row) => [row.to_stage - 1, row.at]));
}

async function readPartners(db: Db, { program, participant, loop }: MemberViewer): Promise<Partner[]> {
  const rows = await db
    .selectFrom("loop_member as m")
    .innerJoin("participant as p", (join) =>
      join.onRef("p.program_id", "=", "m.program_id").onRef("p.participant_id", "=", "m.participant_id"),
    )
    .where("m.program_id", "=", program.programId)
    .where("m.loop_id", "=", loop.loopId)
    .where("m.participant_id", "<>", participant.participantId)
    .where("m.removed_at", "is", null)
    .orderBy("m.role", "desc")
    .orderBy("p.name")
    .orderBy("p.participant_id")
    .select(["p.participant_id", "p.name", "m.role"])
    .execute();
  return rows.map((row) => ({ id: row.participant_id, name: row.name, role: row.role }));
}
