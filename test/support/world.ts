import { randomUUID } from "node:crypto";
import type { ProgramId } from "../../src/access/program-id.ts";
import type { CoordinatorViewer, MemberViewer, ParticipantViewer } from "../../src/access/viewer.ts";
import { type Log, openLog } from "../../src/activity/log.ts";
import { openLoop } from "../../src/features/loops/open-loop.ts";
import { addParticipants } from "../../src/features/participants/add-participant.ts";
import { createProgram } from "../../src/features/programs/create-program.ts";
import type { SignUpRole } from "../../src/milestones/activity.ts";
import { defaultPathway } from "../../src/milestones/default-pathway.ts";
import type { LoopId, ParticipantId } from "../../src/milestones/ids.ts";
import { openFollower } from "../../src/progress/follower.ts";
import type { Store } from "../../src/store/store.ts";

/** A clock that stands still until it is told the time. */
export function fixedClock(iso = "2026-03-02T09:00:00.000Z") {
  let time = new Date(iso);
  return {
    now: () => time,
    at(moment: string) {
      time = new Date(moment);
    },
    pass(ms: number) {
      time = new Date(time.getTime() + ms);
    },
  };
}
export type Clock = ReturnType<typeof fixedClock>;
export type World = Awaited<ReturnType<typeof buildWorld>>;

/** A program with a coordinator, and short words to fill it with people and loops through the product's own verbs. */
export async function buildWorld(store: Store, clock: Clock = fixedClock()) {
  const log: Log = openLog(store, openFollower(), clock.now);
  const userId = await addAccount(store, "Cora Coordinator", `cora-${randomUUID()}@example.org`);
  const programId = await createProgram(log, {
    organisation: "Hilltop",
    name: "Spring cohort",
    timezone: "Europe/Lisbon",
    by: userId,
  });

  async function participant(name: string, role: SignUpRole): Promise<ParticipantId> {
    const email = `${name.toLowerCase().replace(/\W+/g, ".")}@example.org`;
    const [id] = await store.transaction((tx) => addParticipants(log, tx, programId, [{ name, email, role }], userId));
    return id as ParticipantId;
  }
  const program = {
    programId: programId as ProgramId,
    orgId: "",
    name: "Spring cohort",
    timezone: "Europe/Lisbon",
    pathway: defaultPathway,
  };
  const account = { userId, email: "cora@example.org", name: "Cora Coordinator", isHost: false };

  return {
    store,
    log,
    clock,
    programId,
    userId,
    mentor: (name: string) => participant(name, "mentor"),
    mentee: (name: string) => participant(name, "mentee"),
    either: (name: string) => participant(name, "either"),
    loop: (mentor: ParticipantId, mentee: ParticipantId): Promise<LoopId> =>
      openLoop(log, {
        programId,
        by: userId,
        members: [
          { participant: mentor, role: "mentor" },
          { participant: mentee, role: "mentee" },
        ],
      }),
    coordinatorViewer: (): CoordinatorViewer => ({ account, program, isCoordinator: true, participant: null }),
    async participantViewer(participantId: ParticipantId): Promise<ParticipantViewer> {
      const row = await store.db
        .selectFrom("participant")
        .where("program_id", "=", programId)
        .where("participant_id", "=", participantId)
        .select(["name", "role", "timezone"])
        .executeTakeFirstOrThrow();
      const timezone = row.timezone ?? "Europe/Lisbon";
      return { account, program, isCoordinator: false, participant: { participantId, ...row, timezone } };
    },
    async memberViewer(participantId: ParticipantId, loopId: LoopId): Promise<MemberViewer> {
      const viewer = await this.participantViewer(participantId);
      const loop = await store.db
        .selectFrom("loop_member as m")
        .innerJoin("loop as l", (join) =>
          join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
        )
        .where("m.program_id", "=", programId)
        .where("m.loop_id", "=", loopId)
        .where("m.participant_id", "=", participantId)
        .select(["m.role", "l.status"])
        .executeTakeFirstOrThrow();
      return { ...viewer, loop: { loopId, role: loop.role, status: loop.status } };
    },
    standing: (participantId: ParticipantId, loopId: LoopId | "" = "") =>
      store.db
        .selectFrom("standing")
        .where("program_id", "=", programId)
        .where("participant_id", "=", participantId)
        .where("loop_id", "=", loopId)
        .selectAll()
        .executeTakeFirst(),
  };
}

/** An account that can be given a role, without going through sign-in. */
export async function addAccount(store: Store, name: string, email: string): Promise<string> {
  const id = randomUUID();
  await store.db
    .insertInto("user")
    .values({ id, name, email, emailVerified: true, image: null, createdAt: new Date(0), updatedAt: new Date(0) })
    .execute();
  return id;
}
