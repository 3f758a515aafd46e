import { expect, test } from "vitest";
import { lately } from "./lately.ts";

const MINUTE = 60_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("an answer serves for five minutes, then while a newer one is looked for, and for an hour at most", async () => {
  let asked = 0;
  const ask = async () => ++asked;
  const at = (minutes: number) => lately("a", minutes * MINUTE, ask);
  expect(await at(0)).toBe(1);
  expect(await at(4.99)).toBe(1);
  expect(await Promise.all([at(5), at(5)])).toEqual([1, 1]);
  await settled();
  expect(asked).toBe(2);
  expect(await at(6)).toBe(2);
  expect(await at(64.99)).toBe(2);
  await settled();
  expect(await at(125)).toBe(4);
  // Seen from earlier there is none.
  expect(await at(1)).toBe(5);
  expect(await lately("b", MINUTE, ask)).toBe(6);
});

test("what fails is asked again, and what there is goes on serving", async () => {
  let fails = true;
  const ask = async () => {
    if (fails) throw new Error("no");
    return "found";
  };
  await expect(lately("c", 0, ask)).rejects.toThrow("no");
  fails = false;
  expect(await lately("c", 0, ask)).toBe("found");
  fails = true;
  expect(await lately("c", 10 * MINUTE, ask)).toBe("found");
  await settled();
  fails = false;
  expect(await lately("c", 11 * MINUTE, async () => "newer")).toBe("found");
  await settled();
  expect(await lately("c", 12 * MINUTE, ask)).toBe("newer");
});
