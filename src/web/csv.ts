import { stringify } from "csv-stringify/sync";
import type { Context } from "hono";
import { stream } from "hono/streaming";

/** Spreadsheets know by it that what follows is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Rows as CSV. What a spreadsheet would take for a formula is defused with an apostrophe; also behind a semicolon or a
 * tab, where many of them begin a new cell.
 */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((cells) => cells.map((cell) => cell.replace(/(?<=[;\t]\s*)(?=[=+\-@])/g, "'"))),
    { escape_formulas: true, quoted_match: /[;\t\r\n]/, record_delimiter: "\r\n" },
  );

/** A moment as spreadsheets understand it, in UTC: "2026-03-02 09:00:00". */
export const csvMoment = (at: Date | null): string => (at ? at.toISOString().slice(0, 19).replace("T", " ") : "");

/** Sends a CSV file for saving, piece by piece: memory does not grow with it. */
export async function streamCsv(c: Context, name: string, pieces: AsyncGenerator<string>): Promise<Response> {
  // What can't be read is found out before the answer has begun.
  const first = await pieces.next();
  c.header("content-type", "text/csv; charset=utf-8");
  c.header("content-disposition", `attachment; filename="${name}"`);
  c.header("cache-control", "private, no-store");
  return stream(c, async (out) => {
    if (!first.done) await out.write(first.value);
    for await (const piece of pieces) await out.write(piece);
  });
}
