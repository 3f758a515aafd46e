import { stringify } from "csv-stringify/sync";
import { type Standing, toRow } from "../milestones/standing.ts";

/** Standings as JSON, a line each. */
export function* ndjsonRows(standings: Iterable<Standing>): Generator<string> {
  for (const one of standings) yield `${JSON.stringify(toRow(one))}\n`;
}

/** Standings as CSV with a head; lists are joined by spaces, null is empty. */
export function* csvRows(standings: Iterable<Standing>): Generator<string> {
  let head = true;
  for (const one of standings) {
    const row = toRow(one);
    const cells = Object.values(row).map((cell) =>
      Array.isArray(cell) ? cell.join(" ") : cell === null ? "" : String(cell),
    );
    const lines = head ? [Object.keys(row), cells] : [cells];
    head = false;
    yield stringify(lines, { escape_formulas: true });
  }
}
