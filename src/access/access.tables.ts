import type { Role, SignUpRole } from "../milestones/activity.ts";
import type { LoopId, ParticipantId } from "../milestones/ids.ts";
import type { Pathway } from "../milestones/pathway.ts";
import type { ProgramId } from "./program-id.ts";

export type ParticipantStatus = "joined" | "invited" | "active" | "removed";
export type LoopStatus = "open" | "paused" | "closed";

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
  created_at: Date;
};

type ParticipantTable = {
  program_id: ProgramId;
  participant_id: ParticipantId;
  user_id: string | null;
  email: string | null;
  name: string;
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
};

type LoopTable = {
  program_id: ProgramId;
  loop_id: LoopId;
  name: string | null;
  status: LoopStatus;
  opened_at: Date;
  paused_at: Date | null;
  closed_at: Date | null;
  reason: string | null;
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
    organisation: { org_id: string; name: string; created_at: Date };
    org_admin: { org_id: string; user_id: string };
    program: ProgramTable;
    coordinator: { program_id: ProgramId; user_id: string };
    participant: ParticipantTable;
    participant_tag: { program_id: ProgramId; tag: string; participant_id: ParticipantId };
    api_token: ApiTokenTable;
    loop: LoopTable;
    loop_member: LoopMemberTable;
  }
}
