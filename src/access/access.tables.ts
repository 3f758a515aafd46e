import type { ColumnType, Generated } from "kysely";
import type { Role, SignUpRole } from "../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Pathway } from "../milestones/pathway.ts";
import type { CohortId } from "./cohort-id.ts";
import type { ProgramId } from "./program-id.ts";

export type ParticipantStatus = "joined" | "invited" | "active" | "removed";
export type LoopStatus = "open" | "paused" | "closed";
/** A pair; or a group: anyone of the program joins, asks to join, or is added. */
export type LoopKind = "pair" | "public" | "on-request" | "hidden";

/** Sees and settles everything; `admin` does all of that without writing to anybody. */
export type CoordinatorRole = "coordinator" | "admin";

type AccountTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  image: string | null;
  createdAt: Date;
  updatedAt: Date;
};

type ProgramTable = {
  program_id: ProgramId;
  org_id: string;
  name: string;
  timezone: string;
  pathway: Pathway;
  /** Where video rooms for meetings are opened: "https://meet.example.org". */
  video_base_url: string | null;
  /** Its first and last day, in its own zone ("2026-09-01"). */
  starts_on: ColumnType<string | null, string | null | undefined, string | null>;
  ends_on: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: Date;
};

type ParticipantTable = {
  program_id: ProgramId;
  participant_id: ParticipantId;
  user_id: string | null;
  email: string | null;
  name: string;
  /** What the name is sorted and searched by (see name-key.ts); the database makes it. */
  name_key: ColumnType<string, never, never>;
  role: SignUpRole;
  status: ParticipantStatus;
  timezone: string | null;
  headline: string | null;
  about: string | null;
  joined_at: Date;
  invited_at: Date | null;
  accepted_at: Date | null;
  removed_at: Date | null;
  profile_completed_at: Date | null;
  guide_read_at: Date | null;
  last_active_at: Date | null;
  /** How many mentees they take at once, each in a loop of two; null: they have not said. */
  capacity: number | null;
  /** With whom they began; null: in no cohort. */
  cohort_id: CohortId | null;
};

/** A named group of people who begin together. */
type CohortTable = {
  program_id: ProgramId;
  cohort_id: CohortId;
  name: string;
  /** The first day, "2026-03-02", if it is known. */
  starts_on: string | null;
  created_at: Date;
};

type LoopTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  name: string | null;
  kind: Generated<LoopKind>;
  /** What a group is for: everybody in the program can read it, unless the group is hidden. */
  description: string | null;
  status: LoopStatus;
  opened_at: Date;
  paused_at: Date | null;
  closed_at: Date | null;
  /** A code (see progress/loop-reasons.ts), never anybody's words. */
  reason: string | null;
  /** When a pause ends by itself. */
  returns_at: Date | null;
  /** When something last happened in it, to the minute (progress/last-in-loop.ts). */
  last_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** It was closed without asking its members how it was. */
  unasked: Generated<boolean>;
};

type LoopMemberTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  participant_id: ParticipantId;
  role: Role;
  added_at: Date;
  removed_at: Date | null;
};

type ApiTokenTable = {
  program_id: ProgramId;
  token_id: string;
  name: string;
  token_hash: string;
  created_by: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

declare module "../store/tables.ts" {
  interface Tables {
    user: AccountTable;
    host: { user_id: string };
    /** Who wants keys of a single letter or sign to do nothing. */
    keys_off: { user_id: string; off_at: Date };
    organisation: { org_id: string; name: string; created_at: Date };
    org_admin: { org_id: string; user_id: string };
    program: ProgramTable;
    coordinator: { program_id: ProgramId; user_id: string; role: Generated<CoordinatorRole> };
    cohort: CohortTable;
    participant: ParticipantTable;
    participant_tag: { program_id: ProgramId; tag: string; participant_id: ParticipantId };
    api_token: ApiTokenTable;
    loop: LoopTable;
    loop_member: LoopMemberTable;
  }
}
