import pg from "pg";
import { arrayElements, valueParsers } from "./values.ts";

/** The declaration says a function; the module exports this. */
const arrays = pg.types.arrayParser as unknown as {
  create(text: string, parse: (element: string) => unknown): { parse(): unknown[] };
};

/** `pg`'s readers with ours before them. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    ours(oid, format) ?? pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

function ours(oid: number, format: "text" | "binary" = "text") {
  if (format === "binary") return undefined;
  const element = arrayElements[oid];
  const parse = valueParsers[element ?? oid];
  if (element === undefined || parse === undefined) return parse;
  return (text: string) => arrays.create(text, parse).parse();
}
