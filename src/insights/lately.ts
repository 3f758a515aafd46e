/** Up to this age (ms) an answer is served as it is. */
const FRESH = 300_000;
/** Up to this age (ms) it is still served, and a newer one is looked for meanwhile. */
const SERVES = 3_600_000;
const KEPT = 100;
type Answer = { at: number; found: Promise<unknown>; newer: boolean };
const kept = new Map<string, Answer>();

/** A program with more standings than this looks for its answers only now and then. */
export const MANY = 20_000;

/**
 * The answer to a question that takes long. It may be up to an hour old, so that nobody but the first has to wait; one
 * older than five minutes is renewed. `at` is the moment (ms) at which is asked: an answer from later than that is not used.
 */
export function lately<T>(key: string, at: number, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  const age = known ? at - known.at : -1;
  if (!known || age < 0 || age >= SERVES) return keep(key, at, ask());
  if (age >= FRESH && !known.newer) {
    known.newer = true;
    const found = ask();
    // What cannot be found now is looked for again at the next question.
    found.then(
      () => keep(key, at, found),
      () => {
        known.newer = false;
      },
    );
  }
  return known.found as Promise<T>;
}

function keep<T>(key: string, at: number, found: Promise<T>): Promise<T> {
  kept.delete(key);
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value as string);
  const answer = { at, found, newer: false };
  kept.set(key, answer);
  found.catch(() => {
    if (kept.get(key) === answer) kept.delete(key);
  });
  return found;
}
