/** One line of a bench: what was measured against what, and whether it holds. */
export type Line = { what: string; yardstick: string; subject: string; ratio: number; must: Must };
export type Must = { atMost: number } | { atLeast: number } | null;

export const quick = process.argv.includes("--quick");

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] as number;
}

/** Samples of several, taken in turns (A B A B …), so that what else the machine does meets them all. In ms. */
export function inTurns<K extends string>(rounds: number, works: Record<K, () => void>): Record<K, number[]> {
  const samples = Object.fromEntries(Object.keys(works).map((name) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(works) as K[]) {
      globalThis.gc?.();
      const from = performance.now();
      works[name]();
      samples[name].push(performance.now() - from);
    }
  }
  return samples;
}

/** The same for work that waits. */
export async function inTurnsAsync<K extends string>(
  rounds: number,
  works: Record<K, () => Promise<unknown>>,
): Promise<Record<K, number[]>> {
  const samples = Object.fromEntries(Object.keys(works).map((name) => [name, []])) as unknown as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(works) as K[]) {
      const from = performance.now();
      await works[name]();
      samples[name].push(performance.now() - from);
    }
  }
  return samples;
}

/** A wrong result ends the bench before it prints a time. */
export function mustEqual(what: string, a: unknown, b: unknown): void {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)];
  if (left === right) return;
  console.error(`WRONG: ${what}\n  ${left?.slice(0, 2_000)}\n  ${right?.slice(0, 2_000)}`);
  process.exit(1);
}

export function ms(value: number): string {
  return value >= 100 ? `${value.toFixed(0)} ms` : `${value.toFixed(value >= 1 ? 2 : 3)} ms`;
}

export function holds({ ratio, must }: Line): string {
  if (must === null) return "";
  return ("atMost" in must ? ratio <= must.atMost : ratio >= must.atLeast) ? "ok" : "NOT REACHED";
}

/** Prints lines as a table in Markdown, so that it can be kept as it is. */
export function table(lines: readonly Line[], unit = "×"): void {
  const rows = lines.map((line) => [
    line.what,
    line.yardstick,
    line.subject,
    `${line.ratio.toFixed(line.ratio < 10 ? 2 : 0)} ${unit}`.trim(),
    line.must === null ? "" : "atMost" in line.must ? `≤ ${line.must.atMost}` : `≥ ${line.must.atLeast}`,
    holds(line),
  ]);
  const head = ["what", "yardstick", "subject", "ratio", "must hold", ""];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] as string).length)),
  );
  const print = (cells: string[]) =>
    console.log(`| ${cells.map((cell, i) => cell.padEnd(widths[i] as number)).join(" | ")} |`);
  print(head);
  print(widths.map((width) => "-".repeat(width)));
  for (const row of rows) print(row);
  console.log();
}
