const WORDS: Record<string, string> = {
  "participant.joined": "joined the program",
  "participant.removed": "was taken out of the program",
  "participant.rejoined": "was taken back in",
  "profile.completed": "completed the profile",
  "guide.read": "read the guide",
  "loop.opened": "matched",
  "loop.member-added": "somebody joined the loop",
  "loop.member-removed": "somebody left the loop",
  "loop.paused": "paused",
  "loop.resumed": "went on after a pause",
  "loop.closed": "closed",
  "loop.reopened": "opened again",
  "agreement.accepted": "accepted the agreement",
  "message.sent": "wrote a message",
  "meeting.proposed": "proposed a meeting",
  "meeting.arranged": "arranged a meeting",
  "meeting.rescheduled": "moved a meeting",
  "meeting.cancelled": "called a meeting off",
  "meeting.held": "met",
  "goal.set": "set a goal",
  "goal.shared": "shared a goal",
  "goal.task-completed": "ticked off a task",
  "goal.completed": "reached a goal",
  "feedback.given": "gave feedback",
  "kudos.given": "gave kudos",
  "story.shared": "told a story",
  "step.granted": "a coordinator counted a step as done",
};

/** What happened, in words; a kind from elsewhere says its own name. */
export const historyWords = (kind: string): string => WORDS[kind] ?? kind.replace(/[.-]/g, " ");

/** The same several times in a row by the same person becomes one line with its number. */
export function inRows<T extends { kind: string; actor: string | null; loop_id: string | null }>(
  history: readonly T[],
): { first: T; times: number }[] {
  const rows: { first: T; times: number }[] = [];
  for (const one of history) {
    const last = rows.at(-1);
    const same =
      last && last.first.kind === one.kind && last.first.actor === one.actor && last.first.loop_id === one.loop_id;
    if (same) last.times++;
    else rows.push({ first: one, times: 1 });
  }
  return rows;
}
