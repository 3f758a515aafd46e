import { BYTE_ORDER_MARK, csvLines } from "../../../web/csv.ts";

export const AT_ONCE = 2_000;

/**
 * A whole table as CSV in UTF-8, in pieces: `read` answers with the next rows behind the last one of the piece before
 * (null: from the beginning), at most 2,000; fewer are the end.
 */
export async function* inPieces<T extends Place, Place>(
  header: string[],
  read: (after: Place | null) => Promise<T[]>,
  cells: (row: T) => string[],
): AsyncGenerator<string> {
  let piece = BYTE_ORDER_MARK + csvLines([header]);
  let after: Place | null = null;
  for (;;) {
    const rows: T[] = await read(after);
    yield piece + (rows.length > 0 ? csvLines(rows.map(cells)) : "");
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1) ?? null;
    piece = "";
  }
}
