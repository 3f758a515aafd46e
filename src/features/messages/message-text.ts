export const MESSAGE_MAX = 10_000;

/** What somebody typed as we keep it: trimmed, with its line breaks, and without what no database can hold. */
export function messageText(typed: string): string {
  return typed.replaceAll("\r\n", "\n").replaceAll("\u0000", "").toWellFormed().trim();
}
