import { expect, test } from "vitest";
import { AT_ONCE, inPieces } from "./in-pieces.ts";

test.each([0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])("%i rows come whole, a piece at a time", async (count) => {
  const asked: number[] = [];
  const read = async (after: number | null) => {
    asked.push(after ?? -1);
    const from = after === null ? 0 : after + 1;
    return Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => from + n);
  };
  const pieces: string[] = [];
  for await (const piece of inPieces(["n"], read, (n) => [String(n)])) pieces.push(piece);
  const lines = pieces.join("").slice(1).trimEnd().split("\r\n");
  expect(lines).toEqual(["n", ...Array.from({ length: count }, (_, n) => String(n))]);
  expect(pieces.every((piece) => piece.length < AT_ONCE * 8)).toBe(true);
  expect(asked).toHaveLength(Math.floor(count / AT_ONCE) + 1);
});
