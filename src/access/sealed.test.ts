import { expect, test } from "vitest";
import { openSealer } from "./sealed.ts";

const sealer = openSealer("a-secret-for-tests-that-is-long-enough");

test("what is sealed can be opened, for its purpose and with the same secret alone", () => {
  const sealed = sealer.seal("key", "something private: é");
  expect(sealed).not.toContain("private");
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("private");
  expect(sealer.open("key", sealed)).toBe("something private: é");
  expect(openSealer("a-secret-for-tests-that-is-long-enough").open("key", sealed)).toBe("something private: é");
  expect(sealer.open("another", sealed)).toBeNull();
  expect(openSealer("another-secret-for-tests-long-enough").open("key", sealed)).toBeNull();
});

test("twice the same is sealed differently, and nothing that was changed opens", () => {
  const sealed = sealer.seal("key", "same");
  expect(sealer.seal("key", "same")).not.toBe(sealed);
  const bytes = Buffer.from(sealed, "base64url");
  for (const at of [0, 14, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] as number) ^ 1;
    expect(sealer.open("key", changed.toString("base64url"))).toBeNull();
  }
  for (const nonsense of ["", "x", "-".repeat(60)]) expect(sealer.open("key", nonsense)).toBeNull();
});
