import pg from "pg";
import { nameOf } from "./prepared.ts";

type Query = (...args: unknown[]) => unknown;

/**
 * `pg`'s client, which gives the statements that were made with `prepared` their names. A connection that breaks between
 * two statements of a transaction is met by the next of them; without a listener its error would end the process.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on("error", () => {});
  }
}

const query = pg.Client.prototype.query as Query;
PreparingClient.prototype.query = function (this: pg.Client, text: unknown, values: unknown, ...rest: unknown[]) {
  const name = typeof text === "string" && Array.isArray(values) ? nameOf(text) : undefined;
  if (name === undefined) return query.call(this, text, values, ...rest);
  return query.call(this, { name, text, values }, ...rest);
} as typeof pg.Client.prototype.query;
