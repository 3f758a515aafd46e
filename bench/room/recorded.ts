import type pg from "pg";
import { PreparingClient } from "../../src/store/postgres-client.ts";

export type Asked = { text: string; values: unknown[]; rows: number };

type Query = (this: pg.Client, ...args: unknown[]) => unknown;

/** What `work` asks of PostgreSQL, statement by statement, with how many rows came back. */
export async function recorded(work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const prototype = PreparingClient.prototype as unknown as { query: Query };
  const query = prototype.query;
  prototype.query = function (...args) {
    const answer = query.apply(this, args);
    const [first, second] = args as [string | { text?: string; values?: unknown[] }, unknown[] | undefined];
    const { text, values = [] } = typeof first === "string" ? { text: first, values: second } : first;
    if (text !== undefined && answer instanceof Promise) {
      const one: Asked = { text, values: [...values], rows: 0 };
      asked.push(one);
      answer.then(
        (result: pg.QueryResult) => {
          one.rows = result.rows.length;
        },
        () => {},
      );
    }
    return answer;
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return asked;
}

/** The same statements alone, one after the other on one connection. Answers with how many rows each brought. */
export async function askAgain(pool: pg.Pool, asked: readonly Asked[]): Promise<number[]> {
  const client = await pool.connect();
  try {
    const rows: number[] = [];
    for (const { text, values } of asked) rows.push((await client.query(text, values)).rows.length);
    return rows;
  } finally {
    client.release();
  }
}
