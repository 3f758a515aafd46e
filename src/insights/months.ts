/** How many months a dashboard looks back. */
export const MONTHS = 12;

/** The months up to that of `asOf`, the earliest first, in UTC: "2026-03". */
export function monthsUntil(asOf: Date, count = MONTHS): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth() - (count - 1 - index), 1)).toISOString().slice(0, 7),
  );
}

/** The first moment of a month. */
export const monthStart = (month: string) => new Date(`${month}-01T00:00:00.000Z`);

/** Leaves out the months before the first of which there is something to tell. The last one always stays. */
export function fromFirst<T>(months: readonly T[], tells: (month: T) => boolean): T[] {
  const first = months.findIndex(tells);
  return months.slice(first === -1 ? -1 : first);
}
