/**
 * How many times longer work takes on eight times as much: 8 or so when it grows with its input, 64 when with its square. The
 * least of some turns counts, taken in turns, so that a busy machine slows both; where it was too busy for that, more turns are taken.
 */
export function growthOf(work: (size: number) => unknown, size: number): number {
  const least = { small: Number.POSITIVE_INFINITY, large: Number.POSITIVE_INFINITY };
  const time = (of: number) => {
    const start = performance.now();
    work(of);
    return performance.now() - start;
  };
  for (let turn = 0; turn < 5 || (turn < MANY && least.large / least.small > EIGHT * 2); turn++) {
    least.small = Math.min(least.small, time(size));
    least.large = Math.min(least.large, time(size * 8));
  }
  return least.large / least.small;
}

const EIGHT = 8;
const MANY = 40;
