import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf, Names } from "../names.ts";
import { Chains, withRoom } from "../rows.ts";
import { Texts } from "../texts.ts";

const UUID = "0197c0de-0000-7abc-8def-0123456789ab";
const TEXTS = [
  ["an id", "a17"],
  ["nothing", ""],
  ["a UUID", UUID],
  ["a UUID in capitals", UUID.toUpperCase()],
  ["36 letters, hyphens where they belong", UUID.replace("c0de", "code")],
  ["36 letters, hyphens elsewhere", UUID.replaceAll("-", "0").padEnd(36, "0")],
  ["Latin letters", "Zoë"],
  ["other letters", "Łukasz 🎓"],
  ["253 letters", "x".repeat(253)],
  ["254 letters", "x".repeat(254)],
  ["70,000 letters", "ž".repeat(70_000)],
] as const;

describe("texts as bytes", () => {
  test.each(TEXTS)("%s comes back as it was", (_name, text) => {
    const texts = new Texts();
    const places = [text, "between", text].map((one) => texts.addAt(-1.5, one));
    expect(places.map((place) => [texts.read(place), texts.moment(place)])).toEqual([
      [text, -1.5],
      ["between", -1.5],
      [text, -1.5],
    ]);
    expect(texts.same(places[0] as number, places[2] as number)).toBe(true);
    expect(texts.same(places[0] as number, places[1] as number)).toBe(false);
  });

  test("whatever it is, it comes back, and only the same is the same", () => {
    const some = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.uuid(), fc.string()), { maxLength: 20 });
    fc.assert(
      fc.property(some, (list) => {
        const texts = new Texts();
        const places = list.map((text) => texts.add(text));
        expect(places.map((place) => texts.read(place))).toEqual(list);
        for (const [i, a] of places.entries()) {
          for (const [j, b] of places.entries()) expect(texts.same(a, b)).toBe(list[i] === list[j]);
        }
      }),
    );
  });

  test("the same text again keeps its place, and takes no other", () => {
    const texts = new Texts();
    const first = texts.keepAt(0, 7, "a");
    expect([texts.keepAt(first, 7, "a"), texts.keep(first, "a")]).toEqual([first, first]);
    const next = texts.add("b");
    texts.drop(next);
    expect(texts.keep(first, "c")).toBe(next);
    expect([texts.keepAt(first, 8, "a"), texts.keepAt(first, 7, "d")]).not.toContain(first);
  });
});

describe("names", () => {
  test("each id has its number, from 1 on, in the order in which they were seen", () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => `p${index * 7}`);
    const names = new Names<string>();
    expect(ids.map((id) => names.find(id))).toEqual(ids.map(() => 0));
    expect([...ids, ...ids].map((id) => names.of(id))).toEqual([...ids, ...ids].map((_, i) => (i % 5_000) + 1));
    expect(ids.map((id) => names.id(names.find(id)))).toEqual(ids);
    expect([names.find("p1"), names.find(null), names.find(undefined)]).toEqual([0, 0, 0]);
  });

  test("two ids with the same hash are two", () => {
    const byHash = new Map<number, string>();
    let pair: string[] = [];
    for (let i = 0; pair.length === 0; i++) {
      const id = `x${i.toString(36)}`;
      const other = byHash.get(hashOf(id));
      if (other !== undefined) pair = [other, id];
      byHash.set(hashOf(id), id);
    }
    const names = new Names<string>();
    expect(names.of(pair[0] as string)).toBe(1);
    expect(names.find(pair[1] as string)).toBe(0);
    expect(pair.map((id) => names.of(id))).toEqual([1, 2]);
    expect(pair.map((id) => names.find(id))).toEqual([1, 2]);
  });
});

test("rows that grow keep what is in them; those given back are used again", () => {
  const numbers = withRoom(Int32Array.from([1, 2, 3]), 100);
  expect([numbers.length, ...numbers.slice(0, 4)]).toEqual([100, 1, 2, 3, 0]);
  expect(withRoom(numbers, 50)).toBe(numbers);
  const chains = new Chains(1, 0);
  let last = 0;
  for (let i = 0; i < 10; i++) last = chains.add(last);
  expect(chains.list(last)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(chains.drop(last)).toBe(9);
  chains.dropAll(9);
  expect([chains.add(0), chains.add(0)]).toEqual([1, 2]);
});
