/** How many months a dashboard looks back. */
export const MONTHS = 12;

/** The months up to that of `asOf`, the first of them first: "2026-03"; as dates are counted in UTC. */
export function monthsUntil(asOf: Date, count = MONTHS): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth() - (count - 1 - index), 1)).toISOString().slice(0, 7),
  );
}

/** The first moment of a month. */
export const monthStart = (month: string) => new Date(`${month}-01T00:00:00.000Z`);

/** Without the months at the beginning of which nothing is to be told yet; at least the last one stays. */
export function fromFirst<T>(months: readonly T[], tells: (month: T) => boolean): T[] {
  const first = months.findIndex(tells);
  return months.slice(first === -1 ? -1 : first);
}
