import { CompiledQuery } from "kysely";

const names = new Map<string, string>();

/**
 * A statement that is sent again and again with the same text: PostgreSQL reads and plans it once per connection. There
 * must be few of them, and none may select `*`: a table that gets a column would make it fail on open connections.
 */
export function prepared<Row>(text: string, values: readonly unknown[]): CompiledQuery<Row> {
  if (!names.has(text)) names.set(text, `cairn_${names.size + 1}`);
  return CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>;
}

/** The name under which the server knows a prepared statement; none for all others. */
export function nameOf(text: string): string | undefined {
  return names.get(text);
}
