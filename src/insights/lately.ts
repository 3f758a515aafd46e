/** So old (ms) an answer is served as it is; up to so old it is served while a newer one is looked for. */
const FRESH = 300_000;
const SERVES = 3_600_000;
const KEPT = 100;
type Answer = { at: number; found: Promise<unknown>; newer: boolean };
const kept = new Map<string, Answer>();

/** With more standings than this, a program's questions are answered by looking only now and then. */
export const MANY = 20_000;

/**
 * The answer to a question that takes long, as it was at most some minutes ago: nobody waits for it but the first. `at` is
 * the moment (ms) at which it is asked; an answer from later, as seen from there, is none.
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
