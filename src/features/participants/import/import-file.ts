import { decodeText, type Encoding, type NotText } from "./decode-text.ts";
import { type Row, readCsv } from "./read-csv.ts";

/** A file that can be shown: what it was written in, the names of its columns, and its lines. */
export type ImportTable = { encoding: Encoding; delimiter: string; header: string[]; rows: Row[] };
export type Refused = {
  refused: NotText | "empty" | "header_only" | "too_big" | "too_many_lines" | "too_many_columns";
};

export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_LINES = 10_000;
const MOST_COLUMNS = 60;

/** Why a file was not taken at all, and what to do about it. */
export const REFUSED_WORDS: Record<Refused["refused"], string> = {
  excel: "This is an Excel file. In Excel, choose Save as and “CSV UTF-8”, then choose that file here.",
  spreadsheet: "This is a spreadsheet. Save or export it as CSV, then choose that file here.",
  pdf: "This is a PDF. Cairn reads lists saved as CSV.",
  picture: "This is a picture. Cairn reads lists saved as CSV.",
  packed: "This is a packed file. Unpack it, and choose the CSV file in it.",
  binary: "This file holds no text. Save your list as CSV, then choose that file here.",
  empty: "There is nothing in it.",
  header_only: "It has a first line with names of columns, and nobody below it.",
  too_big: "It is bigger than 5 MB. Split it into several files.",
  too_many_lines: "It has more than 10,000 lines. Split it into several files.",
  too_many_columns: "It has more than 60 columns. Keep those for name, email and role.",
};

/**
 * Reads a file that somebody sent. The first line names the columns, unless an email address stands in it: then it is
 * a person already, and the columns are numbered. At most 5 MB, 10,000 lines and 60 columns; never throws.
 */
export function readImport(bytes: Uint8Array): ImportTable | Refused {
  if (bytes.length > MOST_BYTES) return { refused: "too_big" };
  const decoded = decodeText(bytes);
  if ("notText" in decoded) return { refused: decoded.notText };
  const { delimiter, rows } = readCsv(decoded.text, MOST_LINES + 2);
  const first = rows[0];
  if (!first) return { refused: "empty" };
  const named = !first.cells.some((cell) => /\S@\S/.test(cell));
  const people = named ? rows.slice(1) : rows;
  if (people.length === 0) return { refused: "header_only" };
  if (people.length > MOST_LINES) return { refused: "too_many_lines" };
  const header = headerOf(named ? first.cells : [], people);
  if (header.length > MOST_COLUMNS) return { refused: "too_many_columns" };
  return { encoding: decoded.encoding, delimiter, header, rows: people };
}

/** Columns as far as one has a name, or without names as far as most lines go; empty ones at the end are left out. */
function headerOf(names: string[], rows: Row[]): string[] {
  const widest = () => rows.slice(0, 100).reduce((most, row) => Math.max(most, row.cells.length), 1);
  const width = names.length === 0 ? widest() : names.findLastIndex((name) => name.trim() !== "") + 1;
  return Array.from({ length: width }, (_, at) => names[at]?.replace(/\s+/g, " ").trim() || `Column ${at + 1}`);
}
