/** How long before its beginning somebody is reminded of a meeting, in ms. */
const BEFORE = { "24h": 86_400_000, "1h": 3_600_000 } as const;
export type Before = keyof typeof BEFORE;

/** The reminders of a meeting that are still to come: none for what is arranged later than that. */
export function remindersOf(startsAt: Date, now: Date): { before: Before; due: Date }[] {
  return (Object.keys(BEFORE) as Before[])
    .map((before) => ({ before, due: new Date(startsAt.getTime() - BEFORE[before]) }))
    .filter(({ due }) => due > now);
}
