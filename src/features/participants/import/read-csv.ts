import { parse } from "csv-parse/sync";

/** One record of a file: the line it begins in (the first is 1), and its cells, or why they cannot be told apart. */
export type Row = { line: number; cells: string[]; broken?: string };

const DELIMITERS = [",", ";", "\t", "|"] as const;
const LONGEST_RECORD = 20_000;
const LINES_IN_A_CELL = 50;

/**
 * Text as records. The delimiter (comma, semicolon, tab or bar) is the one with which the first records fit their
 * header best; a first line `sep=;`, as Excel writes it, decides. Blank lines are left out. A record whose quotation
 * marks do not match is `broken` and costs nothing but its own line. Stops after `most` records. Never throws.
 */
export function readCsv(text: string, most = Number.POSITIVE_INFINITY): { delimiter: string; rows: Row[] } {
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
  const told = /^"?sep=(.)"?$/i.exec(lines[0] ?? "")?.[1];
  const start = told ? 1 : 0;
  const delimiter = told ?? delimiterOf(lines);
  return { delimiter, rows: recordsOf(lines, delimiter, start, most) };
}

/** Most records as long as their header; then, most columns. */
function delimiterOf(lines: string[]): string {
  let best = { delimiter: ",", share: 0, columns: 1 };
  for (const delimiter of DELIMITERS) {
    const [header, ...rest] = recordsOf(lines, delimiter, 0, 20);
    const columns = header?.cells.length ?? 1;
    if (columns < 2 || header?.broken) continue;
    const share = rest.filter((row) => row.cells.length === columns).length / Math.max(1, rest.length);
    if (best.columns === 1 || share > best.share || (share === best.share && columns > best.columns)) {
      best = { delimiter, share, columns };
    }
  }
  return best.delimiter;
}

function recordsOf(lines: string[], delimiter: string, start: number, most: number): Row[] {
  const rows: Row[] = [];
  for (let at = start; at < lines.length && rows.length < most; ) {
    const { cells, length, broken } = recordAt(lines, at, delimiter);
    if (cells.some((cell) => cell.trim() !== "")) rows.push({ line: at + 1, cells, ...(broken ? { broken } : {}) });
    at += length;
  }
  return rows;
}

type Record = { cells: string[]; length: number; broken?: string };

/** The record that begins in this line; more lines are taken in while a quotation mark is open. */
function recordAt(lines: string[], at: number, delimiter: string): Record {
  let text = lines[at] as string;
  const alone = (broken: string): Record => ({ cells: [(lines[at] as string).slice(0, 500)], length: 1, broken });
  if (!text.includes('"') && text.length <= LONGEST_RECORD) return { cells: text.split(delimiter), length: 1 };
  for (let length = 1; ; ) {
    if (text.length > LONGEST_RECORD) return alone("This line is far too long for one person.");
    const answer = cellsOf(text, delimiter);
    if (typeof answer !== "string") return { cells: answer, length };
    if (answer !== "open") return alone(MISMATCH);
    do {
      if (length === LINES_IN_A_CELL || at + length >= lines.length) return alone(OPEN);
      text += `\n${lines[at + length++]}`;
    } while (!lines[at + length - 1]?.includes('"'));
  }
}

const OPEN = "A quotation mark opens in this line and never closes. Close it, or take it away.";
const MISMATCH = "The quotation marks in this line do not match. Write a mark inside a value twice, or take it away.";

/** A mark inside a value that has none around it, as in Ana "Nina" Silva, is harmless and stays. */
function cellsOf(text: string, delimiter: string, relaxed = false): string[] | "open" | "mismatch" {
  try {
    const [cells = [""]] = parse(text, { delimiter, relax_column_count: true, relax_quotes: relaxed }) as string[][];
    return cells;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "CSV_QUOTE_NOT_CLOSED") return "open";
    return code === "INVALID_OPENING_QUOTE" && !relaxed ? cellsOf(text, delimiter, true) : "mismatch";
  }
}
