import type { PickRefusal } from "./pick-time.ts";
import type { ProposeRefusal } from "./propose-times.ts";
import type { WithdrawRefusal } from "./withdraw-proposal.ts";

/** The words for people; those of a time that cannot be say which one before them. */
export const PROPOSE_WORDS: Record<ProposeRefusal, string> = {
  no_times: "Choose at least one time.",
  too_many_times: "That is more than five times. Leave some out: fewer are easier to choose from.",
  no_time: "Choose a day and a time.",
  bad_duration: "A meeting takes 15 to 240 minutes.",
  in_the_past: "That time has passed. Choose one that is still to come.",
  too_far_ahead: "That is more than two years away. Choose a nearer day.",
  meeting_overlaps: "The two of you have another meeting then. Choose another time.",
  loop_closed: "This loop is closed, so nothing new can be arranged.",
};

export const PICK_WORDS: Record<PickRefusal | WithdrawRefusal, string> = {
  no_such_proposal: "These times are not there any more.",
  proposal_settled: "These times were answered in the meantime. Look at what is arranged now.",
  own_proposal: "You proposed these times yourself: somebody else picks one. You can arrange a meeting without asking.",
  no_such_time: "That time is none of those that were proposed. Pick one of them.",
  in_the_past: "That time has passed. Pick another one, or propose others.",
  meeting_overlaps: "There is another meeting in this loop then. Pick another time, or move that one.",
  loop_closed: "This loop is closed, so nothing new can be arranged.",
  not_your_proposal: "Only who proposed these times can take them back.",
};
