import type { LoopStatus } from "../../access/access.tables.ts";
import type { MemberViewer } from "../../access/viewer.ts";
import type { Role } from "../../milestones/activity.ts";
import type { DoneStep, Explanation } from "../../milestones/explain.ts";
import type { ParticipantId } from "../../milestones/ids.ts";
import type { Stage, Step } from "../../milestones/pathway.ts";
import { explainFor } from "../../progress/explanation.ts";
import type { Db } from "../../store/store.ts";
import "../../access/access.tables.ts";

export type Partner = { id: ParticipantId; name: string; role: Role };
export type RoomStep = { step: Step; done: DoneStep | null };
export type Room = {
  partners: Partner[];
  status: LoopStatus;
  why: Explanation | null;
  stages: Stage[];
  /** The present stage's steps for the viewer's role, the required ones first. */
  steps: RoomStep[];
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
  const partners = await readPartners(db, viewer);
  const why = await explainFor(db, program.programId, participant.participantId, loop.loopId, asOf);
  const { stages } = program.pathway;
  const waiting = partners.filter((partner) => why?.waitingFor.includes(partner.id));
  return {
    partners,
    status: loop.status,
    why,
    stages,
    steps: why ? stepsOf(stages[why.stage], loop.role, why) : [],
    next: stages.flatMap((stage) => stage.steps).find((step) => step.id === why?.next) ?? null,
    waitingFor: (waiting.length > 0 ? waiting : partners).map((partner) => partner.name),
    since: why && new Date(Math.max(why.since, ...why.done.map((done) => done.at))),
  };
}

function stepsOf(stage: Stage | undefined, role: Role, why: Explanation): RoomStep[] {
  return (stage?.steps ?? [])
    .filter((step) => step.for.includes(role))
    .map((step) => ({ step, done: why.done.find((done) => done.step === step.id) ?? null }))
    .sort((a, b) => Number(b.step.required) - Number(a.step.required));
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
    .orderBy("p.name")
    .select(["p.participant_id", "p.name", "m.role"])
    .execute();
  return rows.map((row) => ({ id: row.participant_id, name: row.name, role: row.role }));
}
