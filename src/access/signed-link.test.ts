import { expect, test } from "vitest";
import { openSigner } from "./signed-link.ts";

const signer = openSigner("a-secret-for-tests-that-is-long-enough");
const now = new Date("2026-03-02T09:00:00.000Z");

test("a token gives back what it was made with", () => {
  const token = signer.sign("rating", { loop: "L1", stars: "5", words: "ä \n {}" });
  expect(token).toMatch(/^[\w.-]+$/);
  expect(signer.read("rating", token, now)).toEqual({ loop: "L1", stars: "5", words: "ä \n {}" });
});

test("it is good for its purpose, by our secret, as it was written", () => {
  const token = signer.sign("rating", { loop: "L1" });
  expect(signer.read("unsubscribe", token, now)).toBeNull();
  expect(openSigner("another-secret-that-is-long-enough!!").read("rating", token, now)).toBeNull();
  const forged = signer.sign("rating", { loop: "L2" });
  expect(signer.read("rating", `${forged.split(".")[0]}.${token.split(".")[1]}`, now)).toBeNull();
  for (const nonsense of ["", ".", "a.b", "a.b.c", `${token}x`, token.slice(0, -3)]) {
    expect(signer.read("rating", nonsense, now)).toBeNull();
  }
});

test("its time ends when it says, to the millisecond", () => {
  const token = signer.sign("rating", { loop: "L1" }, now);
  expect(signer.read("rating", token, now)).toEqual({ loop: "L1" });
  expect(signer.read("rating", token, new Date(now.getTime() + 1))).toBeNull();
});
