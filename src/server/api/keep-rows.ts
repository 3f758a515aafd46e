import type { ProgramId } from "../../access/program-id.ts";
import { isEmailTaken, participantRow } from "../../features/participants/add-participant.ts";
import type { Activity } from "../../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../../milestones/ids.ts";
import type { Tx } from "../../store/store.ts";
import type { Told } from "./told-from-outside.ts";
import "../../access/access.tables.ts";

type Row = { tx: Tx; programId: ProgramId; activity: Activity; at: Date; told: Told };

/**
 * The rows of people and loops that an activity from outside tells about, written beside it: our own verbs write theirs
 * themselves. Whoever is there already keeps what they have.
 */
const KEEP: Record<string, (row: Row) => Promise<unknown>> = {
  "participant.joined": async ({ tx, programId, activity, at, told }) => {
    const person = {
      name: told.name ?? String(activity.participant),
      email: told.email && !(await isEmailTaken(tx, programId, told.email)) ? told.email : null,
      role: activity.role ?? "either",
    };
    await tx
      .insertInto("participant")
      .values(participantRow(programId, activity.participant as ParticipantId, person, at))
      .onConflict((conflict) => conflict.columns(["program_id", "participant_id"]).doNothing())
      .execute();
  },
  "participant.removed": (row) => person(row, { status: "removed", removed_at: row.at }),
  "participant.rejoined": (row) => person(row, { status: "joined", removed_at: null }),
  "profile.completed": (row) => person(row, { profile_completed_at: row.at }),
  "guide.read": (row) => person(row, { guide_read_at: row.at }),
  "loop.opened": async (row) => {
    await row.tx
      .insertInto("loop")
      .values({
        program_id: row.programId,
        loop_id: row.activity.loop as LoopId,
        status: "open",
        opened_at: row.at,
        paused_at: null,
        closed_at: null,
        reason: null,
      })
      .execute();
    for (const { participant, role } of row.activity.members ?? []) await member(row, participant, role);
  },
  "loop.member-added": (row) =>
    member(row, row.activity.participant as ParticipantId, row.activity.role as "mentor" | "mentee"),
  "loop.member-removed": ({ tx, programId, activity, at }) =>
    tx
      .updateTable("loop_member")
      .set({ removed_at: at })
      .where("program_id", "=", programId)
      .where("loop_id", "=", activity.loop as LoopId)
      .where("participant_id", "=", activity.participant as ParticipantId)
      .execute(),
  "loop.paused": (row) => loop(row, { status: "paused", paused_at: row.at }),
  "loop.resumed": (row) => loop(row, { status: "open", paused_at: null }),
  "loop.closed": (row) => loop(row, { status: "closed", closed_at: row.at, paused_at: null }),
  "loop.reopened": (row) => loop(row, { status: "open", closed_at: null }),
};

export async function keepRows(tx: Tx, programId: ProgramId, activity: Activity, told: Told): Promise<void> {
  await KEEP[activity.kind]?.({ tx, programId, activity, at: new Date(activity.occurredAt), told });
}

function person({ tx, programId, activity }: Row, set: Record<string, unknown>) {
  return tx
    .updateTable("participant")
    .set(set)
    .where("program_id", "=", programId)
    .where("participant_id", "=", (activity.participant ?? activity.actor) as ParticipantId)
    .execute();
}

function loop({ tx, programId, activity }: Row, set: Record<string, unknown>) {
  return tx
    .updateTable("loop")
    .set({ ...set, reason: activity.reason ?? null })
    .where("program_id", "=", programId)
    .where("loop_id", "=", activity.loop as LoopId)
    .execute();
}

function member({ tx, programId, activity, at }: Row, participant: ParticipantId, role: "mentor" | "mentee") {
  return tx
    .insertInto("loop_member")
    .values({
      program_id: programId,
      loop_id: activity.loop as LoopId,
      participant_id: participant,
      role,
      added_at: at,
      removed_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["program_id", "loop_id", "participant_id"]).doUpdateSet({ role, removed_at: null }),
    )
    .execute();
}
