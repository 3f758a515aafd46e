const CHUNK = 500;

/** A long list in pieces that fit into one statement each: a statement can carry 65,535 values. */
export function inChunks<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, at) => list.slice(at * CHUNK, (at + 1) * CHUNK));
}
