import type { LoopId, ParticipantId } from "./ids.ts";

/** What somebody is in one loop. */
export type Role = "mentor" | "mentee";
/** What somebody signed up for. `either`: in each loop they are one of the two. */
export type SignUpRole = Role | "either";
/** In the order of their numbers (`roleNumber`). */
export const ROLES: readonly SignUpRole[] = ["mentor", "mentee", "either"];

/** Something that happened: one line of the log. All times are ms since 1970 in UTC. */
export type Activity = {
  id: string;
  /** Order of recording; increasing within a loop and within a person. */
  seq: number;
  kind: string;
  /** When it happened in the world. */
  occurredAt: number;
  /** When it came into the log. */
  recordedAt: number;
  loop?: LoopId | null;
  /** A participant, or a coordinator's account; none for the clock. */
  actor?: string | null;
  participant?: ParticipantId;
  role?: SignUpRole;
  members?: { participant: ParticipantId; role: Role }[];
  meeting?: string;
  startsAt?: number;
  endsAt?: number;
  attendees?: ParticipantId[];
  elsewhere?: boolean;
  goal?: string;
  rating?: number;
  badge?: string;
  step?: string;
  of?: string;
  reason?: string | undefined;
};

/** Kinds that say who is where. Their opposites undo them; a retraction cannot. */
export const STRUCTURAL = [
  "participant.joined",
  "participant.removed",
  "participant.rejoined",
  "loop.opened",
  "loop.member-added",
  "loop.member-removed",
  "loop.paused",
  "loop.resumed",
  "loop.closed",
  "loop.reopened",
] as const;

/** Kinds that happen in a loop. */
export const IN_A_LOOP = [
  "agreement.accepted",
  "message.sent",
  "meeting.proposed",
  "meeting.arranged",
  "meeting.rescheduled",
  "meeting.cancelled",
  "meeting.held",
  "goal.set",
  "goal.shared",
  "goal.task-completed",
  "goal.completed",
  "feedback.given",
  "kudos.given",
  "story.shared",
] as const;

/** Every kind this version knows. Others are kept and skipped. */
export const KINDS: readonly string[] = [
  ...STRUCTURAL,
  ...IN_A_LOOP,
  "profile.completed",
  "guide.read",
  "step.granted",
  "activity.retracted",
];

const NUMBERS: ReadonlyMap<string, number> = new Map(KINDS.map((kind, index) => [kind, index + 1]));

/** The number of a kind, from 1 on; 0 for those that this version does not know. */
export const kindNumber = (kind: string): number => NUMBERS.get(kind) ?? 0;
