/** Why an activity is not taken: names that never change, in the order in which they are checked (rule 12). */
export const REFUSAL_CODES = [
  "bad_json",
  "missing_field",
  "bad_time",
  "out_of_order",
  "in_the_future",
  "unknown_participant",
  "participant_exists",
  "participant_removed",
  "unknown_loop",
  "loop_exists",
  "bad_members",
  "already_member",
  "not_a_member",
  "loop_closed",
  "loop_paused",
  "loop_not_paused",
  "loop_not_closed",
  "bad_rating",
  "meeting_cancelled",
  "meeting_already_held",
  "unknown_step",
  "unknown_activity",
  "not_retractable",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** A code for programs, and words for people. */
export type Refusal = { code: RefusalCode; words: string };

/** Makes a refusal. */
export const refusal = (code: RefusalCode, words: string): Refusal => ({ code, words });
