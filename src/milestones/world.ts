import type { Role, SignUpRole } from "./activity.ts";
import type { LoopId, ParticipantId } from "./ids.ts";

/** When a step was satisfied, and by which activity. */
export type Done = { at: number; by: string; granted?: true };

/** What has been counted for somebody: the counts, the kinds that have come, and the steps that are satisfied. */
export type Tally = { counts: number[]; seen: number[]; done: (Done | null)[] };

/** A time from … to (null: still going on), in ms. */
export type Span = [from: number, to: number | null];

/** A person in the program, and what they did outside of loops. */
export type PersonState = {
  id: ParticipantId;
  role: SignUpRole;
  joinedAt: number;
  present: boolean;
  /** The times they were removed from the program. */
  absences: Span[];
  /** Every loop they are or were in. */
  loops: LoopId[];
  /** In how many of them that are not closed they are a member now. */
  openLoops: number;
  /** Since when they are without a loop (when they are). */
  soloSince: number;
  tally: Tally;
};

/** A member of a loop, and where they stand in it. */
export type MemberState = {
  participant: ParticipantId;
  role: Role;
  present: boolean;
  /** The times they were no member of this loop. */
  absences: Span[];
  tally: Tally;
  stage: number;
  enteredAt: number;
  completedAt: number | null;
  /** The activity that brought them to this stage. */
  broughtBy: string | null;
};

export type MeetingState = { state: "arranged" | "cancelled" | "held"; startsAt?: number; endsAt?: number };

export type LoopState = {
  id: LoopId;
  state: "open" | "paused" | "closed";
  /** The times it was paused or closed. */
  spans: Span[];
  members: MemberState[];
  meetings: Record<string, MeetingState>;
  /** A proposed meeting that nobody has answered: by whom. */
  proposal: { by: string | null; at: number } | null;
};

/**
 * All that folding needs to remember: plain data, whole or in part. Folding one activity needs its loop and the members'
 * persons; one without a loop needs its person and all their loops.
 */
export type World = { persons: Map<ParticipantId, PersonState>; loops: Map<LoopId, LoopState> };

export const emptyWorld = (): World => ({ persons: new Map(), loops: new Map() });

export function memberOf(loop: LoopState, participant: string): MemberState | undefined {
  for (const member of loop.members) if (member.participant === participant) return member;
  return undefined;
}

/** Is this member in the loop now, and in the program? */
export function isHere(world: World, member: MemberState): boolean {
  return member.present && world.persons.get(member.participant)?.present === true;
}
