import type { CompiledQuery } from "kysely";
import { prepared } from "./prepared.ts";

/** A part of a statement that writes several things at once; `$1`, `$2` … in it are its own. One name, one text. */
export type Piece = { name: string; text: string };
/** A part with the values of its parameters. */
export type Filled = { piece: Piece; values: readonly unknown[] };

/** Texts by the names of their pieces. */
const texts = new Map<string, string>();

/**
 * One statement out of several: each piece becomes a `with` item under its name, and `answer` reads from them. They see
 * the tables as they were before the statement, so no two may write the same row.
 */
export function together<Row>(pieces: readonly Filled[], answer: Filled): CompiledQuery<Row> {
  const all = [...pieces, answer];
  const key = all.map(({ piece }) => piece.name).join(" ");
  let text = texts.get(key);
  if (text === undefined) {
    text = compose(all);
    texts.set(key, text);
  }
  return prepared<Row>(
    text,
    all.flatMap(({ values }) => values),
  );
}

function compose(all: readonly Filled[]): string {
  let before = 0;
  const numbered = all.map(({ piece, values }) => {
    const from = before;
    before += values.length;
    return shifted(piece.text, from);
  });
  const answer = numbered.pop();
  const items = numbered.map((text, index) => `${all[index]?.piece.name} as (${text})`);
  return items.length === 0 ? `${answer}` : `with ${items.join(",\n")}\n${answer}`;
}

/** The text with its `$1` where that many parameters come before its own. */
export const shifted = (text: string, before: number) => text.replace(/\$(\d+)/g, (_, n) => `$${before + Number(n)}`);

/** A piece that is a statement of its own. */
export const alone = ({ piece, values }: Filled): CompiledQuery<unknown> => prepared(piece.text, values);
