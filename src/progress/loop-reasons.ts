/** Why a loop rests, in codes: the log keeps the code, never anybody's words. */
export const PAUSE_REASONS = {
  away: "Holiday or travel",
  busy: "A busy time",
  exams: "Exams",
  personal: "Something personal",
} as const;

/** Why a loop ends, as its members choose from. */
export const CLOSING_REASONS = {
  "goals-reached": "We reached what we set out to do",
  "time-is-up": "The time we agreed on is over",
  "too-little-time": "There is too little time for it now",
  "other-needs": "Other help fits better by now",
  "no-match": "It was not a good fit",
  "lost-touch": "We lost touch",
  personal: "Something personal",
  other: "Something else",
} as const;

/** What only a coordinator, or the clock, gives as a reason. */
const OTHER_REASONS: Record<string, string> = {
  "program-over": "The program is over",
  "new-match": "They get a new match",
  "partner-left": "A partner left the program",
  "return-date": "The day of return had come",
  early: "Before the day of return",
  "partner-back": "The partner came back",
  undone: "The closing was undone",
};
/** Why a loop ends, as a coordinator chooses from. */
export const COORDINATOR_CLOSING_REASONS = {
  ...CLOSING_REASONS,
  "program-over": "The program is over",
  "new-match": "They get a new match",
} as const;

export type PauseReason = keyof typeof PAUSE_REASONS;
export type ClosingReason = keyof typeof CLOSING_REASONS;

/** The words for a reason's code; an unknown one (from an import) as it is, none for none. */
export function reasonWords(code: string | null | undefined): string | null {
  if (!code) return null;
  const all: Record<string, string> = { ...PAUSE_REASONS, ...CLOSING_REASONS, ...OTHER_REASONS };
  return all[code] ?? code;
}
