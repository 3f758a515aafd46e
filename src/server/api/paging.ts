import { z } from "zod";

/** Pages: how many, and the key of the last one of the page before. */
export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many, at most 200."),
  after: z.string().max(400).default("").describe("The `next` of the page before."),
});

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), next: z.string().nullable().describe("Send it as `after` for the next page.") });

/** A page of rows, one more of which was read to know whether there is a next one. */
export async function page<Row, Body>(
  limit: number,
  keyOf: (row: Row) => string,
  read: Promise<Row[]>,
  bodyOf: (row: Row) => Body,
): Promise<{ data: Body[]; next: string | null }> {
  const rows = await read;
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data: data.map(bodyOf), next: rows.length > limit && last ? keyOf(last) : null };
}
