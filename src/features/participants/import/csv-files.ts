import { stringify } from "csv-stringify/sync";
import type { Context } from "hono";
import { BYTE_ORDER_MARK, csvLines } from "../../../web/csv.ts";
import type { ImportResult } from "./import.tables.ts";

/** What a list can look like, to begin with. */
export const EXAMPLE = stringify([
  ["Name", "Email", "Role", "Tags", "Cohort", "Time zone"],
  ["Amara Okafor", "amara@example.org", "mentor", "nursing, Porto", "Spring 2026", "Europe/Lisbon"],
  ["Lena Fischer", "lena@example.org", "mentee", "nursing", "Spring 2026", "Europe/Berlin"],
  ["Noor Haddad", "noor@example.org", "both", "", "", ""],
]);

/** The lines that were left out as they stood in the file, with their number and what is wrong with each. */
export function leftOutCsv({ header, leftOut }: Pick<ImportResult, "header" | "leftOut">): string {
  const rows = leftOut.map(({ line, cells, reasons }) => [
    ...header.map((_, at) => cells[at] ?? ""),
    cells.slice(header.length).join(" | "),
    String(line),
    reasons.join(" "),
  ]);
  return csvLines([[...header, "More values", "Line in the file", "What is wrong"], ...rows]);
}

/** Sends a CSV file for saving; with a byte order mark, by which spreadsheets know UTF-8. */
export function sendCsv(c: Context, name: string, csv: string): Response {
  return c.body(`${BYTE_ORDER_MARK}${csv}`, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "private, no-store",
  });
}
