import type { LeaveRefusal } from "./members.ts";

/** Why somebody stays, said to them or to the coordinator. */
export const LEAVE_WORDS: Record<LeaveRefusal, string> = {
  not_a_group: "This is a loop of two. It is closed rather than left.",
  loop_closed: "This group is closed. Everything in it can still be read.",
  last_mentor: "A group needs a mentor, and this is its last one. Find another first, or close the group.",
};
