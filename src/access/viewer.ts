import { sql } from "kysely";
import type { Role, SignUpRole } from "../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Pathway } from "../milestones/pathway.ts";
import type { Db } from "../store/store.ts";
import type { LoopStatus } from "./access.tables.ts";
import type { ProgramId } from "./program-id.ts";

/** Somebody who is signed in: an account, before any program is looked at. */
export type Account = {
  userId: string;
  email: string;
  name: string;
  isHost: boolean;
  /** Keys of a single letter or sign do nothing for them. */
  keysOff?: true;
};

export type Program = { programId: ProgramId; orgId: string; name: string; timezone: string; pathway: Pathway };

/** Somebody who looks after all programs of an organisation. */
export type AdminViewer = { account: Account; org: { orgId: string; name: string } };

/** The organisation as one of its admins may see it; null for everybody else. */
export async function viewOrganisation(db: Db, account: Account, orgId: string): Promise<AdminViewer | null> {
  const row = await db
    .selectFrom("org_admin as a")
    .innerJoin("organisation as o", "o.org_id", "a.org_id")
    .where("a.org_id", "=", orgId)
    .where("a.user_id", "=", account.userId)
    .select(["o.org_id", "o.name"])
    .executeTakeFirst();
  return row ? { account, org: { orgId: row.org_id, name: row.name } } : null;
}

/** An account looking at one program, and what it is there. It can be both. */
export type ProgramViewer = {
  account: Account;
  program: Program;
  isCoordinator: boolean;
  /** Coordinates as an admin without messages: sees and settles everything, and writes to nobody. */
  withoutMessages?: true;
  /** There are groups here that participants can find. */
  hasGroups?: boolean;
  participant: { participantId: ParticipantId; name: string; role: SignUpRole; timezone: string } | null;
};
export type CoordinatorViewer = ProgramViewer & { isCoordinator: true };
/** A coordinator who may write to people. */
export type MessengerViewer = CoordinatorViewer & { withoutMessages?: never };
export type ParticipantViewer = ProgramViewer & { participant: NonNullable<ProgramViewer["participant"]> };

/** A participant inside one of their own loops. */
export type MemberViewer = ParticipantViewer & { loop: { loopId: LoopId; role: Role; status: LoopStatus } };

/** A program (not a person) that holds a token of this program: it sees what a coordinator sees. */
export type TokenViewer = { tokenId: string; name: string; program: Program };

/** The program that this token opens, or null when it opens none, or another than the one asked for. */
export async function viewByToken(db: Db, tokenHash: string, programId: string | null): Promise<TokenViewer | null> {
  const row = await db
    .selectFrom("api_token as t")
    .innerJoin("program as p", "p.program_id", "t.program_id")
    .where("t.token_hash", "=", tokenHash)
    .where("t.revoked_at", "is", null)
    .select(["t.token_id", "t.name as token_name", "p.program_id", "p.org_id", "p.name", "p.timezone", "p.pathway"])
    .executeTakeFirst();
  if (!row || (programId !== null && row.program_id !== programId)) return null;
  const { program_id: id, org_id: orgId, name, timezone, pathway } = row;
  return { tokenId: row.token_id, name: row.token_name, program: { programId: id, orgId, name, timezone, pathway } };
}

/** The program as this account may see it, or null when it may not (or there is none: the answer is the same). */
export async function viewProgram(db: Db, account: Account, programId: string): Promise<ProgramViewer | null> {
  const row = await db
    .selectFrom("program")
    .leftJoin("coordinator", (join) =>
      join.onRef("coordinator.program_id", "=", "program.program_id").on("coordinator.user_id", "=", account.userId),
    )
    .leftJoin("org_admin", (join) =>
      join.onRef("org_admin.org_id", "=", "program.org_id").on("org_admin.user_id", "=", account.userId),
    )
    .leftJoin("participant", (join) =>
      join
        .onRef("participant.program_id", "=", "program.program_id")
        .on("participant.user_id", "=", account.userId)
        .on("participant.status", "<>", "removed"),
    )
    .where("program.program_id", "=", programId as ProgramId)
    .select([
      "program.program_id",
      "program.org_id",
      "program.name as program_name",
      "program.timezone as program_timezone",
      "program.pathway",
      "coordinator.user_id as coordinator",
      "coordinator.role as coordinating",
      "org_admin.user_id as admin",
      "participant.participant_id",
      "participant.name",
      "participant.role",
      "participant.timezone",
    ])
    .select(
      sql<boolean>`participant.participant_id is not null and exists (select from loop where loop.program_id = program.program_id
        and loop.kind in ('public', 'on-request') and loop.status <> 'closed')`.as("has_groups"),
    )
    .executeTakeFirst();
  if (!row) return null;
  const isCoordinator = row.coordinator !== null || row.admin !== null;
  if (!isCoordinator && row.participant_id === null) return null;
  return {
    account,
    program: {
      programId: row.program_id,
      orgId: row.org_id,
      name: row.program_name,
      timezone: row.program_timezone,
      pathway: row.pathway,
    },
    isCoordinator,
    // Who administers the organisation is nobody's admin without messages.
    ...(row.coordinating === "admin" && row.admin === null ? { withoutMessages: true } : {}),
    hasGroups: row.has_groups,
    participant:
      row.participant_id === null
        ? null
        : {
            participantId: row.participant_id,
            name: row.name ?? account.name,
            role: row.role ?? "either",
            timezone: row.timezone ?? row.program_timezone,
          },
  };
}

/** The loop as one of its present members may see it; null for everybody else, coordinators included. */
export async function viewLoop(db: Db, viewer: ProgramViewer, loopId: string): Promise<MemberViewer | null> {
  const participant = viewer.participant;
  if (!participant) return null;
  const row = await db
    .selectFrom("loop_member as m")
    .innerJoin("loop as l", (join) =>
      join.onRef("l.program_id", "=", "m.program_id").onRef("l.loop_id", "=", "m.loop_id"),
    )
    .where("m.program_id", "=", viewer.program.programId)
    .where("m.loop_id", "=", loopId as LoopId)
    .where("m.participant_id", "=", participant.participantId)
    .where("m.removed_at", "is", null)
    .select(["l.loop_id", "l.status", "m.role"])
    .executeTakeFirst();
  return row ? { ...viewer, participant, loop: { loopId: row.loop_id, role: row.role, status: row.status } } : null;
}
